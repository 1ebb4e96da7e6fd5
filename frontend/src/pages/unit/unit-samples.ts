import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NetworkInput, Sample } from '../../lib/api-types';
import { api, OfflineError, problemOf } from '../../lib/api';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { runActivations } from '../../activation/activation-run';
import type { ActivationMaps } from '../../activation/layer-activation';
import { drawOverlay, type Picture } from '../../activation/map-overlay';
import { channelName, peakOf, type MapPoint } from '../../activation/map-point';
import { loadPhotograph } from '../../activation/own-resolution';
import sheet from './unit-samples.css?inline';

/** A sample photograph and the position where it excites the unit most. */
interface Excitation {
  readonly sample: Sample;
  readonly photograph: Picture;
  readonly peak: MapPoint;
  readonly value: number;
}

/**
 * The sample photographs, ordered by how strongly they excite one unit, each with the unit's map over it. A button
 * passes them through the network.
 */
@customElement('unit-samples')
export class UnitSamples extends LitElement {
  static override styles = styles(sheet);

  @property() model = '';
  @property() layer = '';
  @property({ type: Number }) channel = 0;

  @state() private found: readonly Excitation[] = [];
  @state() private progress: { readonly made: number; readonly of: number } | undefined;
  @state() private trouble = '';
  private running: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  override render(): TemplateResult {
    const { progress, found } = this;
    const isComplete = progress !== undefined && progress.made === progress.of;
    return html`
      <p>
        ${
          progress === undefined
            ? html`<button type="button" @click=${this.begin}>Pass the samples through the network</button>`
            : nothing
        }
        <span role="status">
          ${progress !== undefined && !isComplete ? `Photograph ${progress.made + 1} of ${progress.of} …` : nothing}
        </span>
        ${isComplete ? 'By how strongly each excites the unit where it excites it most. Bright: active.' : nothing}
        ${this.trouble === '' ? nothing : html`<span class="trouble" role="alert">${this.trouble}</span>`}
      </p>
      <ol>
        ${found.map(
          ({ sample, value }) =>
            html`<li>
              <a href="/look?model=${this.model}&sample=${sample.id}">
                <canvas role="img" aria-label="${sample.title}, with the unit’s map over it"></canvas>
                <b>${valueText(value)}</b> ${sample.title}
              </a>
            </li>`,
        )}
      </ol>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('found')) {
      this.renderRoot.querySelectorAll('canvas').forEach((canvas, index) => {
        const excitation = this.found[index];
        if (excitation !== undefined) {
          drawOverlay(canvas, excitation.photograph, excitation.peak);
        }
      });
    }
  }

  private async begin(): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.trouble = '';
    try {
      const samples = await api.samples();
      for (const [made, sample] of samples.entries()) {
        this.progress = { made, of: samples.length };
        const excitation = await this.excitationBy(sample, running.signal);
        this.found = [...this.found, excitation].sort((a, b) => b.value - a.value);
      }
      this.progress = { made: samples.length, of: samples.length };
    } catch (error) {
      if (!running.signal.aborted) {
        this.trouble = error instanceof OfflineError ? 'The server does not answer.' : problemOf(error).detail;
        this.progress = undefined;
        this.found = [];
      }
    }
  }

  private async excitationBy(sample: Sample, signal: AbortSignal): Promise<Excitation> {
    let input: NetworkInput | undefined;
    let maps: ActivationMaps | undefined;
    // the layers after the unit's are not needed
    const enough = new AbortController();
    const ends = AbortSignal.any([signal, enough.signal]);
    const listener = {
      photograph: (arrived: NetworkInput) => (input = arrived),
      layer: (arrived: ActivationMaps) => {
        if (arrived.layer.name === this.layer) {
          maps = arrived;
          enough.abort();
        }
      },
      classes: () => undefined,
      done: () => undefined,
    };
    try {
      await runActivations(this.model, { sample: sample.id }, listener, ends);
    } catch (error) {
      if (!enough.signal.aborted || signal.aborted) {
        throw error;
      }
    }
    if (maps === undefined || input === undefined) {
      throw new Error(`${this.model} told nothing of ${this.layer}.`);
    }
    if (maps.layer.notFinite.includes(this.channel)) {
      throw new Error(
        `The activations of ${channelName(maps, this.channel)} for “${sample.title}” are not finite numbers, so the samples cannot be compared.`,
      );
    }
    const photograph = await loadPhotograph({ sample: sample.id }, [sample], input);
    const peak = peakOf(maps, this.channel);
    return { sample, photograph, peak, value: maps.value(this.channel, peak.y, peak.x) };
  }
}
