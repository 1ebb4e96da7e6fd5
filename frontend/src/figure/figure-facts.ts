import { html, nothing, type TemplateResult } from 'lit';
import type { FigureData, FigureImage } from '../lib/api';
import { countText, durationText } from '../lib/numbers';
import { specField, unitsOf, type FigureSpec } from '../lib/specs';
import { parseUnit, unitPage, unitText } from '../lib/units';
import type { FigurePhase } from './figure-watch';
import type { Picture } from './picture-grid';

/** What the optimizer is after, to follow "made to". */
const AIMS: Readonly<Record<string, string>> = {
  neuron: 'excite the neuron at the centre of',
  channel: 'excite',
  'negative-channel': 'suppress',
};

const OBJECTIVES: Readonly<Record<string, string>> = {
  neuron: 'neuron: the unit at the centre of its map, before its ReLU',
  channel: 'channel: the mean of the unit’s map before its ReLU, what lies below zero counted a tenth',
  'negative-channel': 'negative channel: the same of the unit’s map negated',
};

/** What is known of a picture before its element shows it. */
export type KnownImage = Pick<FigureImage, 'url'> & Partial<Pick<FigureImage, 'label' | 'unit' | 'warning'>>;

/** The pictures that a figure of this spec has, made or not; `base` is the address of its server. */
export function picturesOf(spec: FigureSpec, images: readonly KnownImage[], base: string): Picture[] {
  const units = unitsOf(spec);
  if (units.length === 0) {
    // the spec does not list its pictures, as that of a unit or of a grid does; what it came to does
    return images.map((image) => pictureOf(image, spec, base));
  }
  const aim = AIMS[specField(spec, 'objective') || 'channel'] ?? 'show';
  return units.map((unit, index) => ({
    ...pictureOf({ url: '', ...images[index], unit: unitText(unit) }, spec, base),
    label: String(unit.channel),
    description: `A picture made to ${aim} ${unitText(unit)}`,
  }));
}

/** The picture of an image; without a `url` it is not made yet. */
function pictureOf(image: KnownImage, spec: FigureSpec, base: string): Picture {
  const model = specField(spec, 'model');
  const unit = parseUnit(image.unit ?? '');
  const label = image.label ?? '';
  return {
    label,
    description: label === '' ? 'A picture of the figure' : label,
    ...(model !== '' && unit !== undefined && { href: base + unitPage(model, unit) }),
    ...(image.url !== '' && { src: image.url }),
    ...(image.warning !== undefined && { warning: image.warning }),
  };
}

/** One line on how far the figure has come. */
export function phaseText(phase: FigurePhase, data: FigureData | undefined): string {
  switch (phase.name) {
    case 'asking':
      return 'Asking for the figure …';
    case 'queued':
      return phase.position > 1 ? `In the queue, place ${phase.position}` : 'Next in the queue';
    case 'running': {
      const left = phase.millisecondsLeft === undefined ? '' : ` · ${leftText(phase.millisecondsLeft)}`;
      return `Step ${phase.step} of ${phase.steps}${left}`;
    }
    case 'done': {
      const steps = Number(data?.spec['steps'] ?? 0);
      return data?.result === undefined ? '' : `${countText(steps, 'step')} in ${durationText(data.result.milliseconds)}`;
    }
    case 'busy':
      return `${phase.problem.detail} Asking again by itself.`;
    case 'offline':
      return 'The server does not answer. Trying again by itself.';
    case 'failed':
      return `It could not be made: ${phase.problem.detail}`;
    case 'cancelled':
      return phase.problem.detail || 'Cancelled.';
  }
}

/** An estimate, so told in whole seconds. */
function leftText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${seconds < 90 ? `${seconds} s` : durationText(milliseconds)} left`;
}

/** The pictures that should not be trusted, and why, once for each reason. */
export function warningsOf(pictures: readonly Picture[]): TemplateResult | typeof nothing {
  const labels = new Map<string, string[]>();
  for (const { label, warning } of pictures) {
    if (warning !== undefined) {
      labels.set(warning, [...(labels.get(warning) ?? []), label]);
    }
  }
  if (pictures.length < 2 || labels.size === 0) {
    return nothing;
  }
  return html`<ul class="warnings">
    ${[...labels].map(([warning, of]) => html`<li><b>${of.join(', ')}</b> ${warning}</li>`)}
  </ul>`;
}

/** How the figure was made: all that its id stands for; `base` is the address of its server. */
export function factsOf(data: FigureData, base: string): TemplateResult {
  const { spec } = data;
  const model = specField(spec, 'model');
  const layer = unitsOf(spec)[0]?.layer ?? '';
  const hash = specField(spec, 'modelHash');
  const objective = specField(spec, 'objective');
  const size = specField(spec, 'size');
  const facts: readonly (readonly [string, unknown])[] = [
    ['Model', html`<a href="${base}/models/${model}">${model}</a>`],
    ['Graph', html`<span class="hash" title=${hash}>sha256 ${hash.slice(0, 12)}…</span>`],
    ['Layer', html`<a href="${base}/models/${model}/${layer}">${layer}</a>`],
    ['Objective', OBJECTIVES[objective] ?? objective],
    ['Optimizer', `Adam, ${countText(Number(spec['steps']), 'step')}, from noise of seed ${specField(spec, 'seed')}`],
    ['Picture', `${size} × ${size} px, Fourier coefficients with decorrelated colours`],
    ['Figure', html`<span class="hash" title=${data.id}>${data.id.slice(0, 12)}…</span>`],
  ];
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
