// Generated from the Java records by TypeScriptTypesTest; do not edit.
import type { FigureSpec } from './specs';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly field?: string;
}

export interface FigureLinks {
  readonly id: string;
  readonly status: FigureStatus;
  readonly url: string;
  readonly embedUrl: string;
  readonly apiUrl: string;
  readonly eventsUrl: string;
  readonly readableUrl: string;
}

export interface FigureData {
  readonly id: string;
  readonly status: FigureStatus;
  readonly url: string;
  readonly embedUrl: string;
  readonly apiUrl: string;
  readonly eventsUrl: string;
  readonly readableUrl: string;
  readonly kind: string;
  readonly title: string;
  readonly caption: string;
  readonly createdAt: string;
  readonly spec: FigureSpec;
  readonly layout: Layout;
  readonly progress?: FigureProgress;
  readonly queuePosition?: number;
  readonly result?: FigureResult;
  readonly frames: FrameSize[];
  readonly frameHeight: string;
  readonly elementHeight: string;
  readonly error?: Problem;
}

export interface FigureListPage {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly figures: FigureEntry[];
}

export interface QueuedEvent {
  readonly position: number;
  readonly millisecondsToStart: number | null;
}

export interface ProgressEvent {
  readonly step: number;
  readonly steps: number;
  readonly objective: (number | null)[];
  readonly frame: string | null;
  readonly millisecondsLeft: number | null;
  readonly columns?: number;
  readonly rows?: number;
}

export interface DoneEvent {
  readonly url: string;
}

export interface CancelledEvent {
  readonly detail: string;
}

export interface DescribedSpec {
  readonly id: string;
  readonly url: string;
  readonly readableUrl: string;
  readonly title: string;
  readonly caption: string;
  readonly made: boolean;
  readonly cost: number;
  readonly spec: FigureSpec;
}

export interface SpecProblem {
  readonly problem: Problem;
}

export interface KindList {
  readonly kinds: Kind[];
}

export interface ModelList {
  readonly default: string;
  readonly models: ModelSummary[];
  readonly problems: string[];
}

export interface ModelDescription {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly source: string;
  readonly sha256: string;
  readonly classes: number;
  readonly url: string;
  readonly portraitsUrl?: string;
  readonly input: InputSize;
  readonly layers: LayerSummary[];
}

export interface ModelPortraits {
  readonly words: string;
  readonly recipe: string;
  readonly side: number;
  readonly columns: number;
  readonly layers: LayerPortraits[];
  readonly drawing: PortraitsDrawing;
  readonly firesOn: { [index: string]: { [index: string]: string } };
}

export interface SampleList {
  readonly opening: string;
  readonly samples: Sample[];
}

export interface SuggestionList {
  readonly suggestions: SuggestedFigure[];
}

export interface FigureEvent {
  readonly figure: string;
}

export interface NetworkInput {
  readonly height: number;
  readonly width: number;
  readonly crop: number;
  readonly image: string;
}

export interface LayerActivation {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  readonly layers: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly receptiveField: number;
  readonly mean: number[];
  readonly maximum: number[];
  readonly nonZero: number[];
  readonly notFinite: number[];
  readonly labels: string[];
  readonly map: EncodedMaps;
}

export interface ClassesEvent {
  readonly top: ClassScore[];
  readonly failure?: string;
}

export interface ActivationsDoneEvent {
  readonly model: string;
  readonly milliseconds: Milliseconds;
}

export interface PhotographSetList {
  readonly sets: PhotographSetEntry[];
  readonly mayChange: boolean;
  readonly mostPhotographs: number;
  readonly mostBytes: number;
  readonly mostPhotographBytes: number;
  readonly mostRequestBytes: number;
}

export interface PhotographSetDescription {
  readonly name: string;
  readonly photographs: number;
  readonly builtIn: boolean;
  readonly sha256: string;
  readonly classes: PhotographClass[];
  readonly examples: ExamplePhotograph[];
  readonly indexes: SetIndex[];
  readonly skipped: SkippedPhotograph[];
  readonly creditProblems: string[];
}

export interface PhotographUpload {
  readonly id: string;
  readonly photographs: number;
  readonly bytes: number;
}

export interface CreatedPhotographSet {
  readonly name: string;
  readonly photographs: number;
  readonly url: string;
  readonly tooLarge: string[];
}

export interface SetFigureList {
  readonly layer: string;
  readonly figures: SetFigure[];
}

export interface AnswersReceived {
  readonly own: PersonScore;
  readonly isNew: boolean;
  readonly pooled: PooledScores;
}

export interface Layout {
  readonly form: LayoutForm;
  readonly rows: number;
  readonly columns: number;
  readonly skipped: number;
  readonly rowLabels: string[];
  readonly columnLabels: string[];
}

export interface FigureProgress {
  readonly step: number;
  readonly steps: number;
  readonly objective: (number | null)[];
}

export interface FigureResult {
  readonly milliseconds: number;
  readonly images: FigureImage[];
  readonly curve: Curve;
  readonly tables: string[];
  readonly data?: unknown;
}

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

export interface FigureEntry {
  readonly id: string;
  readonly status: FigureStatus;
  readonly url: string;
  readonly embedUrl: string;
  readonly apiUrl: string;
  readonly eventsUrl: string;
  readonly readableUrl: string;
  readonly kind: string;
  readonly model?: string;
  readonly layer?: string;
  readonly title: string;
  readonly caption: string;
  readonly createdAt: string;
  readonly pictures: number;
  readonly image: string;
}

export interface Kind {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: unknown;
  readonly example: FigureSpec;
  readonly exampleUrl: string;
  readonly docsUrl: string;
  readonly thumbnailUrl: string;
}

export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly source: string;
  readonly sha256: string;
  readonly classes: number;
  readonly url: string;
  readonly portraitsUrl?: string;
  readonly surestSample?: string;
  readonly input: InputSize;
}

export interface InputSize {
  readonly height: number;
  readonly width: number;
  readonly leastSide: number;
  readonly crop: number;
}

export interface LayerSummary {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly receptiveField: number;
  readonly labels: string[];
}

export interface LayerPortraits {
  readonly layer: string;
  readonly units: number;
  readonly silent: number;
  readonly url: string;
  readonly sha256: string;
  readonly borrowed?: string;
}

export interface PortraitsDrawing {
  readonly on: boolean;
  readonly made: number;
  readonly units: number;
  readonly layer?: string;
  readonly givesWay: boolean;
  readonly millisecondsLeft?: number;
  readonly problem?: string;
}

export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly source: string;
  readonly url: string;
  readonly thumbnailUrl: string;
  readonly classes: string[];
}

export interface SuggestedFigure {
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

export interface EncodedMaps {
  readonly height: number;
  readonly width: number;
  readonly encoding: string;
  readonly data: string;
}

export interface ClassScore {
  readonly class: number;
  readonly label: string;
  readonly probability: number;
}

export interface Milliseconds {
  readonly decode: number;
  readonly forward: number;
  readonly encode: number;
}

export interface PhotographSetEntry {
  readonly name: string;
  readonly photographs: number;
  readonly classes: number;
  readonly builtIn: boolean;
  readonly sha256?: string;
  readonly indexes: SetIndex[];
  readonly problem?: string;
}

export interface PhotographClass {
  readonly name: string;
  readonly photographs: number;
}

export interface ExamplePhotograph {
  readonly name: string;
  readonly credit?: string;
}

export interface SetIndex {
  readonly model: string;
  readonly state: IndexState;
  readonly done: number;
  readonly photographs: number;
  readonly perSecond?: number;
  readonly millisecondsLeft?: number;
  readonly problem?: string;
}

export interface SkippedPhotograph {
  readonly name: string;
  readonly reason: string;
}

export interface SetFigure {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly aboutLayer: boolean;
}

export interface PersonScore {
  readonly right: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
  readonly caught: number;
  readonly catches: number;
  readonly rejections: string[];
}

export interface PooledScores {
  readonly people: number;
  readonly rejected: number;
  readonly groups: GroupScore[];
  readonly differences: Difference[];
}

export interface FigureImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly unit: string;
  readonly objective: number | null;
  readonly warning?: string;
  readonly credit?: Credit;
}

export interface Curve {
  readonly steps: number[];
  readonly objective: (number | null)[][];
}

export interface GroupScore {
  readonly group: string;
  readonly units: number;
  readonly answers: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Difference {
  readonly group: string;
  readonly other: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export interface Credit {
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly source: string;
}

export type FigureStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type LayoutForm = 'grid' | 'matrix' | 'frames';

export type IndexState = 'ready' | 'queued' | 'running' | 'paused' | 'failed';
