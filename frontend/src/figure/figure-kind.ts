import type { TemplateResult } from 'lit';
import type { FigureData, ModelPortraits } from '../lib/api-types';
import { type FigureSpec, specNumber } from '../lib/specs';
import type { Unit } from '../lib/units';
import type { Frame } from './figure-watch';
import type { Picture } from './picture-tile';

/** What the element of a kind draws, and how. */
export interface FigureView {
  /** The figure; `undefined` until the server has answered. */
  readonly data: FigureData | undefined;
  /** The figure's pictures, made or not. */
  readonly pictures: readonly Picture[];
  /** The latest frame of a run. */
  readonly frame: Frame | undefined;
  /** The accessible name of the pictures. */
  readonly label: string;
  /** The `target` of links. */
  readonly target: string;
  /** The portraits of the figure's network, if it has any. */
  readonly portraits: ModelPortraits | undefined;
  readonly noAutoplay: boolean;
  /** Whether buttons and links around the pictures are left out. */
  readonly noControls: boolean;
  /** Whether links to the other pages of a figure are left out. */
  readonly noPages: boolean;
  /** Whether the figure comes from a file, so that no server may be asked for anything. */
  readonly isFromFile: boolean;
  /** Handles the `picture-focus` events of the element. */
  readonly onFocus: (event: CustomEvent<number>) => void;
}

/** A link with its text. */
export interface NamedLink {
  readonly name: string;
  readonly url: string;
}

/** A figure that combines several units. */
export interface Combination {
  readonly name: string;
  /** The place of its link among those of all kinds, the smallest first. */
  readonly order: number;
  /** The figure's parameters beside its kind and network. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a kind of figure adds to what all figures have. Everything but the name is optional. */
export interface FigureKind {
  /** The kind's name in links. */
  readonly name: string;

  /** Whether each row of the figure has an optimizer and a parameterization of its own. */
  readonly hasSettingsOfRows?: boolean;

  /** The parameter with the number of the optimizer's steps, where it is not `steps`. */
  readonly stepsParameter?: string;

  /** Whether its element names the author of each photograph beside it, so that they need not be listed below the figure. */
  readonly namesAuthors?: boolean;

  /** Whether the figure takes the width of several pictures even if it has one. */
  readonly isWide?: boolean;

  /** Whether the figure is drawn from its data, so that there is nothing to show before it is finished. */
  readonly isDrawn?: boolean;

  /** Loads the element that `render` draws in. It is loaded with the first figure of the kind that the page shows. */
  loadElement?(): Promise<unknown>;

  /**
   * Draws the figure in an element of the kind. Where it returns `undefined`, the pictures are arranged by the figure's layout.
   * The element has the class `pictures` or contains an element that has it.
   */
  render?(view: FigureView): TemplateResult | undefined;

  /**
   * Returns the unit of each picture in order, as far as the spec determines them.
   *
   * @param count the number of pictures, if it is known
   */
  units?(spec: FigureSpec, count: number): readonly Unit[];

  /**
   * Returns the number of pictures of a figure that is not finished, or 0 if only the layout determines it.
   *
   * @param underWay the number of pictures that the run optimizes now; 0 before it has started
   */
  pictureCount?(spec: FigureSpec, underWay: number): number;

  /** Returns what the optimizer does to the unit of each picture, to follow "A picture made to". */
  aim?(spec: FigureSpec): string;

  /** Returns what the first and the last of the frames show. */
  ends?(spec: FigureSpec): readonly [string, string] | undefined;

  /** Returns the objective in words. */
  objectiveText?(spec: FigureSpec): string;

  /**
   * Returns whether pictures of the figure are optimized, though its spec has parameters of the optimization. Where none is,
   * the figure shows no optimizer and no links to other presets.
   */
  isOptimized?(spec: FigureSpec): boolean;

  /** Returns whether another seed makes another figure. */
  dependsOnSeed?(spec: FigureSpec): boolean;

  /** Returns links to the same figure with other parameters, beside other seeds and presets. */
  variations?(data: FigureData): readonly NamedLink[];

  /** Returns the figures of this kind that combine units, which are written `layer:channel`. */
  combinations?(units: readonly string[]): readonly Combination[];

  /** Returns the query of a figure of this kind that shows what excites one unit. */
  unitFigure?(model: string, unit: Unit): string;

  /**
   * Returns the query of a figure of this kind that shows what excites a neuron of a small network after its training.
   *
   * @param training the parameters of the training, as a link writes them
   * @param neuron its layer and its place within the layer, both from 1
   */
  trainedNeuronFigure?(
    training: Readonly<Record<string, string>>,
    neuron: { readonly layer: number; readonly neuron: number },
  ): string;
}

const registered = new Map<string, FigureKind>();

/** Makes kinds known to all figures of the page. */
export function registerKinds(kinds: Iterable<FigureKind>): void {
  for (const kind of kinds) {
    registered.set(kind.name, kind);
  }
}

/** Returns the kind of a figure; one without any addition if the page does not know it. */
export function kindOf(figure: FigureSpec | FigureData): FigureKind {
  const name = (figure as { readonly kind?: string }).kind ?? '';
  return registered.get(name) ?? { name };
}

/** Returns the number of the optimizer's steps that a spec asks for; 0 if it has none. */
export function stepsOf(spec: FigureSpec): number {
  return specNumber(spec, kindOf(spec).stepsParameter ?? 'steps', 0);
}

/** Returns the query of the figure that shows what excites a unit; empty if no kind has one. */
export function unitFigureOf(model: string, unit: Unit): string {
  return (
    allKinds()
      .find(({ unitFigure }) => unitFigure !== undefined)
      ?.unitFigure?.(model, unit) ?? ''
  );
}

/** Returns the query of the figure that shows what excites a neuron of a trained network; empty if no kind has one. */
export function trainedNeuronFigureOf(
  training: Readonly<Record<string, string>>,
  neuron: { readonly layer: number; readonly neuron: number },
): string {
  return (
    allKinds()
      .find(({ trainedNeuronFigure }) => trainedNeuronFigure !== undefined)
      ?.trainedNeuronFigure?.(training, neuron) ?? ''
  );
}

/** Returns all kinds that the page knows. */
export function allKinds(): readonly FigureKind[] {
  return [...registered.values()];
}
