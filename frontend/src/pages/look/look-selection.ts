import type { ReactiveControllerHost } from 'lit';
import type { ClassScore, ClassesEvent, NetworkInput } from '../../lib/api-types';
import type { FrameAnswer } from './camera-frame';
import type { ActivationMaps } from '../../activation/layer-activation';
import type { Picture } from '../../activation/map-overlay';
import type { MapPoint } from '../../activation/map-point';

/**
 * The photograph or frame on the look page with its activations. Layers of the previous photograph stay until the new
 * ones replace them. A frame of the camera brings some layers only; the others stay as they are.
 */
export class LookSelection {
  input: NetworkInput | undefined;
  /** The photograph or frame as it is shown, once it is loaded. */
  picture: Picture | undefined;
  classes: readonly ClassScore[] = [];
  /** Why the classes could not be computed, if the server says so. */
  classesFailure: string | undefined;
  layers: readonly ActivationMaps[] = [];
  /** The number of layers that belong to this picture. */
  arrived = 0;
  /** Whether everything shown still belongs to the previous photograph. */
  isStale = false;
  /** The position under the pointer. */
  point: MapPoint | undefined;

  /** @param host the element that is updated after every change */
  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /** Marks the current layers as those of the previous photograph. */
  beginPhotograph(): void {
    this.isStale = true;
    this.arrived = 0;
    this.host.requestUpdate();
  }

  /**
   * Shows a photograph.
   *
   * @param input the photograph as the network receives it
   * @param load loads the photograph as it is shown
   */
  async showInput(input: NetworkInput, load: () => Promise<Picture>): Promise<void> {
    this.isStale = false;
    this.setClasses({ top: [] });
    this.point = undefined;
    this.input = input;
    this.host.requestUpdate();
    const picture = await load();
    if (this.input === input) {
      this.picture = picture;
      this.host.requestUpdate();
    }
  }

  /**
   * Replaces a layer of the previous photograph. If the previous network was another, the remaining layers are removed.
   */
  addLayer(maps: ActivationMaps): void {
    const { depth, name } = maps.layer;
    const isSameNetwork = depth < this.layers.length && this.layers[depth]?.layer.name === name;
    this.layers = isSameNetwork ? this.layers.with(depth, maps) : [...this.layers.slice(0, depth), maps];
    this.arrived = depth + 1;
    this.host.requestUpdate();
  }

  setClasses({ top, failure }: Pick<ClassesEvent, 'failure'> & { readonly top: readonly ClassScore[] }): void {
    this.classes = top;
    this.classesFailure = failure;
    this.host.requestUpdate();
  }

  /** Shows a frame of the camera. The first frame has all layers. */
  showFrame(picture: HTMLCanvasElement, { classes, layers }: FrameAnswer): void {
    this.isStale = false;
    this.input = { height: picture.height, width: picture.width, crop: 1, image: '' };
    this.picture = picture;
    this.setClasses({ top: classes });
    const isWhole = layers.length === layers[0]?.layer.layers;
    this.layers = isWhole ? layers : layers.reduce((all, maps) => all.with(maps.layer.depth, maps), [...this.layers]);
    this.arrived = this.layers.length;
    this.point = this.point && this.samePosition(this.point);
    this.host.requestUpdate();
  }

  pointAt(point: MapPoint): void {
    this.point = point;
    this.host.requestUpdate();
  }

  /** Removes what belongs to the previous photograph, after a failure. */
  discardPrevious(): void {
    this.layers = this.layers.slice(0, this.arrived);
    this.input = this.isStale ? undefined : this.input;
    this.host.requestUpdate();
  }

  /** Returns the same position in the newest map of its layer. */
  private samePosition(point: MapPoint): MapPoint | undefined {
    const maps = this.layers.find(({ layer }) => layer.name === point.maps.layer.name);
    return maps && maps.layer.channels === point.maps.layer.channels ? { ...point, maps } : undefined;
  }
}
