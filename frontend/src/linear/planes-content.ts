import type { Place } from './planes-geometry';
import { edgesOf, labelsOf } from './planes-borders';
import { floorHeight, placeFor, topOf, type Heights } from './planes-heights';
import { activated } from './plane-layers';
import { signsAt, type PlanePicture } from './plane-picture';
import type { Point, Region } from './regions';
import { surfacesOf, type Surface } from './surfaces';
import { valuesAt } from './walk';

/** Where the reader looks from. */
export interface PlanesCamera {
  /** The angle around the square, degrees; at 0 the second input points away from the reader. */
  readonly turn: number;
  /** The angle above the floor, degrees from 0 to 90. */
  readonly lift: number;
  readonly zoom: number;
}

/** Colours as style sheets write them, without transparency. */
export interface SceneColours {
  readonly positive: string;
  readonly negative: string;
  readonly ink: string;
  readonly rule: string;
  readonly floor: string;
  readonly first: string;
  readonly second: string;
}

/** A line of the scene. */
export interface SceneLine {
  readonly from: Place;
  readonly to: Place;
  readonly colour: string;
  readonly isChosen: boolean;
}

/** A line from the floor up through all surfaces, with a ball on each of them. */
export interface ScenePost {
  readonly foot: Place;
  readonly top: Place;
  readonly colour: string;
  readonly balls: readonly { readonly place: Place; readonly colour: string }[];
}

/** A text that is written over the scene. */
export interface SceneLabel {
  /** Where it is; a text of the axis of outputs is beside the corner of the square that is leftmost on the screen. */
  readonly place: Place;
  readonly text: string;
  readonly what: 'neuron' | 'point' | 'input' | 'output';
}

/** Everything that the scene contains. The square is 2 wide; heights are above and below the level of output 0. */
export interface SceneContent {
  readonly surfaces: readonly Surface[];
  readonly opacities: readonly number[];
  readonly place: (x: number, y: number, output: number) => Place;
  readonly floor: readonly Place[];
  /** The corners of the square at output 0. */
  readonly frame: readonly Place[];
  /** The borders of surfaces, as ends of short lines. */
  readonly edges: readonly { readonly ends: readonly Place[]; readonly colour: string }[];
  readonly floorRegions: readonly { readonly corners: readonly Place[]; readonly colour: string }[];
  readonly floorCuts: readonly SceneLine[];
  /** The lines on the surfaces at which they cross their thresholds. */
  readonly cuts: readonly SceneLine[];
  readonly posts: readonly ScenePost[];
  readonly labels: readonly SceneLabel[];
}

/** What the view shows beside the layers. */
export interface ScenePoints {
  /** The picked points, each with its region if there is one. */
  readonly picks: readonly { readonly point: Point; readonly region: Region | undefined }[];
  /** The point on its way between them. */
  readonly walker: Point | undefined;
  /** The neuron that is edited, or -1. */
  readonly chosen: number;
}

/** The most neurons that are drawn as surfaces. */
export const MOST_SURFACES = 64;

/** Returns the surfaces of a picture. */
export function pictureSurfaces({ layers, square }: PlanePicture): readonly Surface[] {
  return surfacesOf(layers, square, MOST_SURFACES);
}

/** Returns the scene of a picture. */
export function sceneContent(
  picture: PlanePicture,
  surfaces: readonly Surface[],
  heights: Heights,
  { picks, walker, chosen }: ScenePoints,
  colours: SceneColours,
): SceneContent {
  const { square } = picture;
  const place = placeFor(picture, heights);
  const floorAt = floorHeight(heights);
  const onFloor = ({ x, y }: Point): Place => {
    const [px, , pz] = place(x, y, 0);
    return [px, floorAt, pz];
  };
  const corners: readonly Point[] = [
    { x: square.low, y: square.low },
    { x: square.high, y: square.low },
    { x: square.high, y: square.high },
    { x: square.low, y: square.high },
  ];
  const pickColours = [colours.first, colours.second];
  const points = [
    ...picks.map(({ point }, i) => ({ point, colour: pickColours[i] ?? colours.ink })),
    ...(walker === undefined ? [] : [{ point: walker, colour: colours.ink }]),
  ];
  const cutLines = cutsOf(picture);
  const most = topOf(heights);
  return {
    surfaces,
    opacities: surfaces.map((_, i) => opacityOf(surfaces.length, chosen, i)),
    place,
    floor: corners.map(onFloor),
    frame: corners.map(({ x, y }) => place(x, y, 0)),
    edges: edgesOf(picture, surfaces.length, corners, place, colours),
    floorRegions: picks.flatMap(({ region }, i) =>
      region === undefined ? [] : [{ corners: region.corners.map(onFloor), colour: pickColours[i] ?? colours.ink }],
    ),
    floorCuts: cutLines.map(({ from, to, neuron, isOnSurface }) => ({
      from: onFloor(from),
      to: onFloor(to),
      colour: isOnSurface ? colours.ink : colours.rule,
      isChosen: neuron === chosen,
    })),
    cuts: cutLines
      .filter(({ isOnSurface }) => isOnSurface)
      .map(({ from, to, neuron, output }) => ({
        from: place(from.x, from.y, output),
        to: place(to.x, to.y, output),
        colour: colours.ink,
        isChosen: neuron === chosen,
      })),
    posts: points.map(({ point, colour }) =>
      post(picture, surfaces.length, point, colour, colours, place, onFloor, most),
    ),
    labels: labelsOf(picture, surfaces, place, onFloor, heights, picks),
  };
}

/** Few surfaces are easy to see through; many are drawn lighter. The others step back behind the one that is edited. */
function opacityOf(count: number, chosen: number, index: number): number {
  const usual = Math.max(0.1, Math.min(0.42, 2 / count));
  return chosen < 0 ? usual : chosen === index ? Math.min(0.8, usual * 1.5) : usual * 0.75;
}

interface CutLine {
  readonly neuron: number;
  readonly from: Point;
  readonly to: Point;
  /** Whether the neuron has a surface. */
  readonly isOnSurface: boolean;
  /** The output along the line, after the activation. */
  readonly output: number;
}

/** Returns the lines at which neurons cross their thresholds. */
function cutsOf({ layers, chords, bent }: PlanePicture): readonly CutLine[] {
  const hasSecond = layers.second.biases.length > 0;
  const ofFirst = chords.flatMap((chord, neuron) =>
    chord === undefined
      ? []
      : [
          {
            neuron,
            ...chord,
            isOnSurface: !hasSecond && neuron < MOST_SURFACES,
            output: activated(layers.activation, layers.thresholds[neuron] ?? 0),
          },
        ],
  );
  const ofSecond = bent.map(({ neuron, from, to }) => ({
    neuron: layers.first.biases.length + neuron,
    from: { x: from[0], y: from[1] },
    to: { x: to[0], y: to[1] },
    isOnSurface: true,
    output: activated(layers.activation, 0),
  }));
  return [...ofFirst, ...ofSecond];
}

function post(
  picture: PlanePicture,
  surfaces: number,
  point: Point,
  colour: string,
  colours: SceneColours,
  place: SceneContent['place'],
  onFloor: (point: Point) => Place,
  most: number,
): ScenePost {
  const { layers } = picture;
  const first = layers.second.biases.length > 0 ? layers.first.biases.length : 0;
  const signs = signsAt(picture, point);
  const foot = onFloor(point);
  const balls = valuesAt(layers, point)
    .slice(first, first + surfaces)
    .map((value, i) => ({
      place: place(
        point.x,
        point.y,
        activated(layers.activation, value + (first > 0 ? 0 : (layers.thresholds[i] ?? 0))),
      ),
      colour: signs[first + i]! > 0 ? colours.positive : colours.negative,
    }));
  return { foot, top: [foot[0], most, foot[2]], colour, balls };
}

/** Returns whether a picture has more neurons than are drawn as surfaces. */
export function hasTooManySurfaces({ layers }: PlanePicture): boolean {
  return layers.second.biases.length === 0 && layers.first.biases.length > MOST_SURFACES;
}
