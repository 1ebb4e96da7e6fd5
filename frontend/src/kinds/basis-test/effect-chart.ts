import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cssProperties } from '../../lib/css-properties';
import { nextCell } from '../../lib/grid-navigation';
import { valueText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { effectOf, groupsOf, intervalText, measuresOf, type Measure, type Row } from './comparisons';
import sheet from './effect-chart.css?inline';
import type { Analysis, Effect } from './result';

/** The sources of activations, those below first, with their names for people. */
const SOURCES: readonly (readonly [string, string])[] = [
  ['noise', 'normal noise'],
  ['untrained', 'untrained network'],
  ['trained', 'network'],
];

/** Returns the place of an effect in its cell, percent. */
export function placeOf(delta: number): number {
  return 50 * (1 + Math.max(-1, Math.min(1, delta)));
}

/**
 * Effects with their intervals: a row for each comparison of two families of directions, a column for each statistic. The controls
 * are grey. The effect in focus or under the pointer is told in words.
 */
@customElement('effect-chart')
export class EffectChart extends LitElement {
  static override styles = styles(sheet);

  /** The analyses of the network and of its controls, that of the network first. */
  @property({ attribute: false }) analyses: readonly Analysis[] = [];
  @state() private told = -1;
  @state() private active = 0;

  override render(): TemplateResult | typeof nothing {
    const trained = this.analyses[0];
    if (trained === undefined) {
      return nothing;
    }
    const measures = measuresOf(trained);
    const groups = groupsOf(trained);
    const rows = groups.flatMap(({ rows: each }) => each);
    return html`
      <p class="legend">
        ${[...SOURCES].reverse().map(([source, name]) => html`<span><i class="dot ${source}"></i>${name}</span>`)}
      </p>
      <div
        class="grid"
        role="grid"
        aria-label="Effects and their intervals"
        ${cssProperties({ '--measures': measures.length })}
        @keydown=${(event: KeyboardEvent) => this.onKey(event, rows.length * measures.length, measures.length)}
        @focusin=${this.onEnter}
        @focusout=${() => (this.told = -1)}
        @pointerover=${this.onEnter}
        @pointerleave=${() => (this.told = -1)}
      >
        <div role="row" class="head">
          <span role="columnheader">directions</span>
          ${measures.map(({ title }) => html`<span role="columnheader">${title}</span>`)}
        </div>
        ${groups.map(
          ({ title, rows: members }) => html`
            <p class="group" role="presentation">${title}</p>
            ${members.map((row) => this.row(row, rows.indexOf(row), measures))}
          `,
        )}
        <div class="axis" aria-hidden="true">
          <span></span>${measures.map(() => html`<span class="ticks"><i>−1</i><i>0</i><i>1</i></span>`)}
        </div>
      </div>
      <p class="reading" aria-live="polite">${this.reading(rows, measures)}</p>
    `;
  }

  private row(row: Row, index: number, measures: readonly Measure[]): TemplateResult {
    return html`<div role="row" class="row ${row.isControl ? 'control' : ''}">
      <span role="rowheader">${row.title}</span>
      ${measures.map((measure, column) => this.cell(row, measure, index * measures.length + column))}
    </div>`;
  }

  private cell(row: Row, measure: Measure, index: number): TemplateResult {
    const effects = SOURCES.map(([source]) => ({ source, effect: this.effect(source, row, measure) }));
    return html`<span
      role="gridcell"
      data-index=${index}
      tabindex=${index === this.active ? 0 : -1}
      class="cell ${index === this.told ? 'told' : ''}"
      aria-label=${this.described(row, measure)}
    >
      <span class="plot">
        ${effects.map(({ source, effect }) => (effect === undefined ? nothing : mark(source, effect)))}
      </span>
    </span>`;
  }

  private effect(source: string, row: Row, { name }: Measure): Effect | undefined {
    const analysis = this.analyses.find((each) => each.source === source);
    return analysis && effectOf(analysis, row, name);
  }

  private described(row: Row, measure: Measure): string {
    const effects = [...SOURCES].reverse().flatMap(([source, name]) => {
      const effect = this.effect(source, row, measure);
      return effect === undefined ? [] : [`${name} ${intervalText(effect)}`];
    });
    return effects.length === 0 ? `${measure.title} is not defined` : effects.join('; ');
  }

  private reading(rows: readonly Row[], measures: readonly Measure[]): TemplateResult | string {
    const row = rows[Math.floor(this.told / measures.length)];
    const measure = measures[this.told % measures.length];
    if (row === undefined || measure === undefined) {
      return 'Right of 0 the family has the larger values, left of 0 the one that it is compared with. Point at an effect to read it.';
    }
    const effect = this.effect('trained', row, measure);
    const medians =
      effect === undefined ? '' : `: medians ${valueText(effect.median)} and ${valueText(effect.otherMedian)}. `;
    return html`<b>${row.title}, ${measure.title.toLowerCase()}</b>${medians}Effect: ${this.described(row, measure)}.`;
  }

  private onEnter(event: Event): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-index]');
    this.told = Number(cell?.dataset['index'] ?? -1);
    if (event.type === 'focusin') {
      this.active = Math.max(0, this.told);
    }
  }

  private onKey(event: KeyboardEvent, count: number, columns: number): void {
    const next = nextCell(this.active, event.key, event.ctrlKey, { count, columns });
    if (next === undefined || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    this.active = next;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  }
}

function mark(source: string, { delta, low, high }: Effect): TemplateResult {
  const from = placeOf(low);
  return html`<i class="range ${source}" ${cssProperties({ left: `${from}%`, width: `${placeOf(high) - from}%` })}></i
    ><i class="dot ${source}" ${cssProperties({ left: `${placeOf(delta)}%` })}></i>`;
}
