import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styles } from '../lib/style';
import { onColorsChange } from '../lib/theme-changes';
import { cameraAfterKey, limited } from './planes-camera';
import type { PlanesScene } from './planes-scene';
import {
  pictureSurfaces,
  sceneContent,
  type PlanesCamera,
  type SceneColours,
  type SceneLabel,
  type ScenePoints,
} from './planes-content';
import { heightsFor, middleHeight, placeFor, type Heights } from './planes-heights';
import type { Place } from './planes-geometry';
import { output } from './layer';
import { handlesOf, liftedAt, type Handle, type PlaneChange } from './plane-handles';
import { neuronName, type PlanePicture } from './plane-picture';
import { SignColors } from './sign-colors';
import signSheet from './sign-colors.css?inline';
import sheet from './planes-view.css?inline';
import type { Surface } from './surfaces';

/** The colours of the scene, and the custom properties that hold them. */
const COLOURS: Readonly<Record<keyof SceneColours, string>> = {
  positive: '--positive',
  negative: '--negative',
  ink: '--scene-ink',
  rule: '--scene-rule',
  floor: '--well',
  first: '--pick-first',
  second: '--pick-second',
};

/** Loads three.js. Scripts for files, which can load nothing, contain it only if a figure needs it. */
const loadScene = import.meta.env.WITHOUT_3D === true ? undefined : () => import('./planes-scene');

/** How far beside the view a text may be, pixels. */
const OUTSIDE = 14;

/**
 * The outputs of neurons as surfaces over the square of inputs, in three dimensions, with the lines of their zeros on the floor. It can
 * be turned by pointer and by keyboard. It loads three.js when it is connected, and draws only when something has changed.
 *
 * Fires `camera-change` with a `PlanesCamera`, `plane-change` with a `PlaneChange`, and `no-webgl` if the browser cannot draw it.
 */
@customElement('planes-view')
export class PlanesView extends LitElement {
  static override styles = styles(signSheet + sheet);

  @property({ attribute: false }) picture: PlanePicture | undefined;
  @property({ attribute: false }) points: ScenePoints = { picks: [], walker: undefined, chosen: -1 };
  @property({ attribute: false }) camera: PlanesCamera = { turn: 30, lift: 25, zoom: 1 };
  /** The accessible name of the picture. */
  @property() label = '';
  /** Whether the edited neuron has handles. */
  @property({ type: Boolean }) editable = false;
  @state() private scene: PlanesScene | undefined;
  @state() private isDragging = false;
  @state() private size: readonly [number, number] = [0, 0];
  @query('canvas') private canvas: HTMLCanvasElement | undefined;
  @query('.room') private room: HTMLElement | undefined;
  private surfaces: readonly Surface[] = [];
  private heights: Heights = { least: -1, most: 1 };
  /** Whether a handle is held, while the scale of heights stays as it is. */
  private isHeld = false;
  private labels: readonly SceneLabel[] = [];
  private frame = 0;
  private readonly pointers = new Map<number, readonly [number, number]>();
  private resizing: ResizeObserver | undefined;
  private stopThemes: (() => void) | undefined;
  /** The page changes between pairs of colours by it. */
  protected readonly colors = new SignColors(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.resizing = new ResizeObserver(() => this.measure());
    this.resizing.observe(this);
    this.stopThemes = onColorsChange(this, () => this.requestUpdate('colors'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
    this.resizing?.disconnect();
    this.stopThemes?.();
    this.scene?.dispose();
    this.scene = undefined;
  }

  private async load(): Promise<void> {
    if (loadScene === undefined || !hasWebgl()) {
      await this.updateComplete;
      this.dispatchEvent(new CustomEvent('no-webgl'));
      return;
    }
    try {
      const { PlanesScene: Loaded } = await loadScene();
      await this.updateComplete;
      if (this.isConnected && this.canvas !== undefined) {
        this.scene = new Loaded(this.canvas);
        this.measure();
      }
    } catch (error) {
      console.warn('The planes cannot be drawn in three dimensions.', error);
      this.dispatchEvent(new CustomEvent('no-webgl'));
    }
  }

  private measure(): void {
    const { clientWidth = 0, clientHeight = 0 } = this.room ?? {};
    if (clientWidth > 0 && (clientWidth !== this.size[0] || clientHeight !== this.size[1])) {
      this.size = [clientWidth, clientHeight];
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.picture !== undefined && changed.has('picture')) {
      this.surfaces = pictureSurfaces(this.picture);
      if (!this.isHeld) {
        this.heights = heightsFor(this.surfaces);
      }
    }
  }

  protected override updated(changed: PropertyValues): void {
    const { scene, picture } = this;
    if (scene === undefined || picture === undefined || this.size[0] === 0) {
      return;
    }
    const [width, height] = this.size;
    if (changed.has('size') || changed.has('scene')) {
      scene.setSize(width, height);
    }
    if (['picture', 'points', 'scene', 'colors'].some((name) => changed.has(name)) || changed.size === 0) {
      const content = sceneContent(picture, this.surfaces, this.heights, this.points, this.sceneColours());
      if (content.labels.map(({ text }) => text).join() !== this.labels.map(({ text }) => text).join()) {
        this.requestUpdate();
      }
      this.labels = content.labels;
      scene.setContent(content, this.sceneColours());
    }
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const { scene } = this;
    if (scene === undefined) {
      return;
    }
    scene.setCamera(this.camera, middleHeight(this.heights));
    scene.draw();
    const corner = this.leftmost();
    const places = new Map<Element, Place>();
    this.renderRoot.querySelectorAll('.label').forEach((label, i) => {
      const known = this.labels[i];
      if (known !== undefined) {
        const [x, y, z] = known.place;
        places.set(label, known.what === 'output' ? [corner[0] * 1.08, y, corner[2] * 1.08] : [x, y, z]);
      }
    });
    this.renderRoot
      .querySelectorAll('.handle')
      .forEach((handle, i) => places.set(handle, this.handlePlace(this.handles()[i]!)));
    for (const [element, place] of places) {
      const [x, y] = scene.project(place);
      const isInside = x > -OUTSIDE && y > -OUTSIDE && x < this.size[0] + OUTSIDE && y < this.size[1] + OUTSIDE;
      (element as HTMLElement).style.visibility = isInside ? '' : 'hidden';
      (element as HTMLElement).style.transform =
        `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
    }
    const { turn, lift, zoom } = this.camera;
    // for tests, which cannot read what the graphics processor has drawn
    this.dataset['drawn'] = [turn, lift, zoom].join();
  }

  /** The corner of the square that is leftmost on the screen. */
  private leftmost(): Place {
    const corners = [-1, 1].flatMap((x) => [-1, 1].map((z): Place => [x, 0, z]));
    const places = corners.map((corner) => this.scene?.project(corner)[0] ?? 0);
    return corners[places.indexOf(Math.min(...places))] ?? [-1, 0, -1];
  }

  private sceneColours(): SceneColours {
    const probe = this.renderRoot.querySelector<HTMLElement>('.colours');
    const colour = (property: string): string => {
      if (probe === null) {
        return '#888';
      }
      probe.style.color = `var(${property})`;
      return getComputedStyle(probe).color;
    };
    return Object.fromEntries(
      Object.entries(COLOURS).map(([name, property]) => [name, colour(property)]),
    ) as unknown as SceneColours;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.picture === undefined) {
      return nothing;
    }
    return html`
      <div
        class="room ${this.isDragging ? 'dragging' : ''}"
        tabindex="0"
        role="application"
        aria-roledescription="view in three dimensions"
        aria-label=${this.label}
        aria-describedby="keys"
        @keydown=${this.onKey}
        @pointerdown=${this.onPointerDown}
        @pointermove=${this.onPointerMove}
        @pointerup=${this.onPointerUp}
        @pointercancel=${this.onPointerUp}
        @wheel=${this.onWheel}
      >
        <canvas></canvas>
        <span class="colours"></span>
        ${this.labels.map(({ text, what }) => html`<span class="label ${what}" aria-hidden="true">${text}</span>`)}
        ${this.scene === undefined ? html`<p class="wait">The view is being loaded.</p>` : nothing}
        ${this.handles().map((handle) => this.handle(handle))}
      </div>
      <p class="keys" id="keys">Drag to turn, or use the arrow keys; + and − zoom, Home turns back.</p>
    `;
  }

  private handles(): readonly Handle[] {
    const { picture, points } = this;
    return this.editable && picture !== undefined ? handlesOf(picture, points.chosen) : [];
  }

  private handlePlace({ x, y }: Handle): Place {
    const { layers } = this.picture!;
    return placeFor(this.picture!, this.heights)(x, y, output(layers.first, this.points.chosen, [x, y]));
  }

  private handle(handle: Handle): TemplateResult {
    const { layers } = this.picture!;
    const { chosen } = this.points;
    const value = [...(layers.first.weights[chosen] ?? []), layers.first.biases[chosen]][handle.index];
    return html`<button
      type="button"
      class="handle"
      role="slider"
      aria-orientation="vertical"
      aria-label="${neuronName(layers, chosen)}, ${handle.name}"
      aria-valuenow=${value ?? 0}
      aria-valuemin="-1000"
      aria-valuemax="1000"
      title=${handle.name}
      @keydown=${(event: KeyboardEvent) => this.onHandleKey(event, handle)}
      @pointerdown=${(event: PointerEvent) => this.onHandleDown(event, handle)}
    >
      ↕
    </button>`;
  }

  private onHandleKey(event: KeyboardEvent, handle: Handle): void {
    const step = { ArrowUp: 0.05, ArrowRight: 0.05, ArrowDown: -0.05, ArrowLeft: -0.05, PageUp: 0.5, PageDown: -0.5 }[
      event.key
    ];
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.change(handle, step);
    }
  }

  private onHandleDown(event: PointerEvent, handle: Handle): void {
    event.stopPropagation();
    const button = event.currentTarget as HTMLElement;
    button.setPointerCapture(event.pointerId);
    this.isHeld = true;
    let last = event.clientY;
    const move = (next: PointerEvent): void => {
      const scene = this.scene;
      if (scene !== undefined) {
        // how many pixels one unit of output is high at the handle
        const [x, y, z] = this.handlePlace(handle);
        const unit = placeFor(this.picture!, this.heights)(0, 0, 1)[1];
        const high = scene.project([x, y, z])[1] - scene.project([x, y + unit, z])[1];
        this.change(handle, (last - next.clientY) / (Math.abs(high) < 4 ? 4 : high));
        last = next.clientY;
      }
    };
    const up = (): void => {
      this.isHeld = false;
      button.removeEventListener('pointermove', move);
      this.requestUpdate('picture', undefined);
    };
    button.addEventListener('pointermove', move);
    button.addEventListener('pointerup', up, { once: true });
    button.addEventListener('pointercancel', up, { once: true });
  }

  private change(handle: Handle, by: number): void {
    const detail = liftedAt(this.picture!, this.points.chosen, handle, by);
    this.dispatchEvent(new CustomEvent<PlaneChange>('plane-change', { detail }));
  }

  private onKey(event: KeyboardEvent): void {
    const next = cameraAfterKey(this.camera, event.key);
    if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.turnTo(next);
    }
  }

  private onPointerDown(event: PointerEvent): void {
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    this.room?.setPointerCapture(event.pointerId);
    this.isDragging = true;
  }

  private onPointerMove(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }
    const spreadBefore = this.spread();
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const { turn, lift, zoom } = this.camera;
    if (this.pointers.size === 1) {
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      this.turnTo({ turn: turn - dx * 0.45, lift: lift + dy * 0.45, zoom });
    } else {
      this.turnTo({ turn, lift, zoom: (zoom * this.spread()) / (spreadBefore || 1) });
    }
  }

  /** The distance of two fingers. */
  private spread(): number {
    const [one, other] = [...this.pointers.values()];
    return one === undefined || other === undefined ? 0 : Math.hypot(one[0] - other[0], one[1] - other[1]);
  }

  private onPointerUp(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
    this.isDragging = this.pointers.size > 0;
  }

  /** The wheel scrolls the page unless the view has the focus. */
  private onWheel(event: WheelEvent): void {
    if (event.ctrlKey || this.matches(':focus-within')) {
      event.preventDefault();
      const { turn, lift, zoom } = this.camera;
      this.turnTo({ turn, lift, zoom: zoom * Math.exp(-event.deltaY * 0.0015) });
    }
  }

  private turnTo(camera: PlanesCamera): void {
    this.camera = limited(camera);
    this.dispatchEvent(new CustomEvent('camera-change', { detail: this.camera }));
  }
}

/** Returns whether the browser has WebGL, before three.js is loaded, which would complain about its lack. */
function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
