import type { ReactiveControllerHost } from 'lit';
import type { ClassScore, SeenPhotograph } from '../../lib/api-types';
import type { FrameAnswer } from './camera-frame';
import type { ActivationMaps } from '../../activation/layer-activation';
import type { Picture } from '../../activation/map-overlay';
import type { MapPoint } from '../../activation/map-point';

/**
 * What is known of the picture that is looked at. Layers of the photograph before stay until the new ones take their places;
 * of a camera's frame come some layers only, and the others stay as they are.
 */
export class Sight {
  seen: SeenPhotograph | undefined;
  /** The same for drawing, once it is loaded. */
  picture: Picture | undefined;
  classes: readonly ClassScore[] = [];
  layers: readonly ActivationMaps[] = [];
  /** How many layers are of this picture. */
  arrived = 0;
  /** Whether all that is shown is still of the photograph before. */
  isStale = false;
  /** The map pointed at. */
  point: MapPoint | undefined;

  /** @param host is drawn again whenever something changes */
  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /** A photograph is on its way. */
  begin(): void {
    this.isStale = true;
    this.arrived = 0;
    this.host.requestUpdate();
  }

  /** The photograph as the network sees it. */
  async show(seen: SeenPhotograph): Promise<void> {
    this.isStale = false;
    this.classes = [];
    this.point = undefined;
    this.seen = seen;
    this.host.requestUpdate();
    const picture = new Image();
    picture.src = seen.image;
    await picture.decode();
    this.picture = picture;
    this.host.requestUpdate();
  }

  /** A layer takes the place of that of the photograph before; one of another network drives all of those out. */
  take(maps: ActivationMaps): void {
    const { depth, name } = maps.layer;
    const isSameNetwork = depth < this.layers.length && this.layers[depth]?.layer.name === name;
    this.layers = isSameNetwork ? this.layers.with(depth, maps) : [...this.layers.slice(0, depth), maps];
    this.arrived = depth + 1;
    this.host.requestUpdate();
  }

  decide(classes: readonly ClassScore[]): void {
    this.classes = classes;
    this.host.requestUpdate();
  }

  /** A camera's frame, the first of them with every layer. */
  see(picture: HTMLCanvasElement, { classes, layers }: FrameAnswer): void {
    this.isStale = false;
    this.seen = { height: picture.height, width: picture.width, image: '' };
    this.picture = picture;
    this.classes = classes;
    const isWhole = layers.length === layers[0]?.layer.layers;
    this.layers = isWhole ? layers : layers.reduce((all, maps) => all.with(maps.layer.depth, maps), [...this.layers]);
    this.arrived = this.layers.length;
    this.point = this.point && this.samePlace(this.point);
    this.host.requestUpdate();
  }

  pointAt(point: MapPoint): void {
    this.point = point;
    this.host.requestUpdate();
  }

  /** Leaves nothing that is not of the picture that was asked for. */
  breakOff(): void {
    this.layers = this.layers.slice(0, this.arrived);
    this.seen = this.isStale ? undefined : this.seen;
    this.host.requestUpdate();
  }

  /** The place in the newest map of its layer. */
  private samePlace(point: MapPoint): MapPoint | undefined {
    const maps = this.layers.find(({ layer }) => layer.name === point.maps.layer.name);
    return maps && maps.layer.channels === point.maps.layer.channels ? { ...point, maps } : undefined;
  }
}
