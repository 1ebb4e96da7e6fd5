// The types of what the server and the pages exchange, except for the result data of each kind of figure.

/** An error as the server describes it (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The parameter that is wrong, if one is. */
  readonly field?: string;
}

/** The parameters of a figure: its `kind` and what that kind takes. A spec that was read from a query holds texts only. */
export type FigureSpec = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

export type FigureStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** The arrangement of a figure's pictures. They fill cells row by row, after `skipped` empty cells. */
export interface Layout {
  readonly form: 'grid' | 'matrix' | 'frames';
  readonly rows: number;
  readonly columns: number;
  readonly skipped: number;
  /** One label for each row of a matrix. */
  readonly rowLabels: readonly string[];
  /** One label for each column of a matrix, or for each of the frames. */
  readonly columnLabels: readonly string[];
}

/** A picture of a finished figure. */
export interface FigureImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly unit?: string;
  readonly objective: number | null;
  readonly warning?: string;
}

/** The objective of each picture at the recorded steps: `objective[record][picture]`. */
export interface Curve {
  readonly steps: readonly number[];
  readonly objective: readonly (readonly (number | null)[])[];
}

/** The progress of a run. */
export interface FigureProgress {
  readonly step: number;
  readonly steps: number;
  readonly objective: readonly (number | null)[];
}

/** The addresses of a figure, and its status. */
export interface FigureLinks {
  readonly id: string;
  readonly url: string;
  readonly embedUrl: string;
  readonly readableUrl: string;
  readonly status: FigureStatus;
}

/** The size of a frame that holds a figure and its caption, pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** What a finished figure consists of. */
export interface FigureResult {
  readonly images: readonly FigureImage[];
  readonly curve: Curve;
  readonly milliseconds: number;
  /** The data that the figure's kind draws from, if it has any. */
  readonly data?: object;
}

/** A figure with its spec, status and result. */
export interface FigureData extends FigureLinks {
  readonly kind: string;
  readonly title: string;
  readonly caption: string;
  readonly spec: FigureSpec;
  readonly layout: Layout;
  readonly createdAt: string;
  readonly frame: FrameSize;
  readonly progress?: FigureProgress;
  readonly queuePosition?: number;
  readonly result?: FigureResult;
  readonly error?: Problem;
}

/** Names the figure that an event of the stream is about. */
export interface FigureEvent {
  readonly figure: string;
}

/** A figure's new place in the queue. */
export interface QueuedEvent {
  readonly position: number;
}

/** A step of a run, with the picture of all its pictures where there is a new one. */
export interface ProgressEvent extends FigureProgress {
  /** The address of one picture that shows all pictures of the figure side by side. */
  readonly frame: string | null;
  readonly columns?: number;
  readonly rows?: number;
  readonly millisecondsLeft: number | null;
}

/** The figure that a readable link stands for. */
export interface DescribedSpec {
  readonly id: string;
  readonly readableUrl: string;
  readonly title: string;
  readonly spec: FigureSpec;
}

/** The JSON Schema of one parameter, as far as the maker uses it. */
export interface ParameterSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ParameterSchema;
  readonly anyOf?: readonly ParameterSchema[];
}

/** The JSON Schema of all parameters of a kind. */
export interface KindSchema {
  readonly properties: Readonly<Record<string, ParameterSchema>>;
  readonly required: readonly string[];
}

/** A kind of figure, as the server lists it. */
export interface Kind {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: KindSchema;
  readonly exampleUrl: string;
  readonly docsUrl: string;
}

export interface KindList {
  readonly kinds: readonly Kind[];
}

/** The size of the pictures that a network takes, pixels. */
export interface InputSize {
  readonly height: number;
  readonly width: number;
}

/** A network, as the list of networks describes it. */
export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly classes: number;
  readonly input: InputSize;
}

export interface ModelList {
  /** The id of the network that is used where none is named. */
  readonly default: string;
  readonly models: readonly ModelSummary[];
}

/** A layer, as the description of its network has it. */
export interface LayerSummary {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly receptiveField: number;
}

/** A network with its layers. */
export interface ModelDescription extends ModelSummary {
  readonly layers: readonly LayerSummary[];
}

/** A sample photograph. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly url: string;
  /** The address of the same photograph, 128 px wide and high. */
  readonly thumbnailUrl: string;
}

export interface SampleList {
  readonly samples: readonly Sample[];
}

/** The photograph as the network's input, cropped and scaled. */
export interface NetworkInput {
  readonly height: number;
  readonly width: number;
  /** The picture as a `data:` URL. */
  readonly image: string;
}

/** The statistics of a layer's activations for one picture. */
export interface LayerStatistics {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  /** The number of layers of the network. */
  readonly layers: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly receptiveField: number;
  /** The mean of each channel's map. */
  readonly mean: readonly number[];
  /** The maximum of each channel's map. */
  readonly maximum: readonly number[];
  /** The share of each channel's map that is not zero. */
  readonly nonZero: readonly number[];
}

/** The maps of a layer's channels as text. */
export interface EncodedMaps {
  readonly height: number;
  readonly width: number;
  readonly encoding: string;
  readonly data: string;
}

/** A layer's activations for one photograph. */
export interface LayerActivation extends LayerStatistics {
  readonly map: EncodedMaps;
}

/** A class and its probability. */
export interface ClassScore {
  readonly class: number;
  readonly label: string;
  readonly probability: number;
}

/** The most probable classes of a photograph, the most probable first. */
export interface ClassesEvent {
  readonly top: readonly ClassScore[];
}

/** The end of a stream of activations, with the time that each part of the work took, milliseconds. */
export interface ActivationsDoneEvent {
  readonly milliseconds: Readonly<Record<string, number>>;
}
