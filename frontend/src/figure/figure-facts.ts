import { html, type TemplateResult } from 'lit';
import type { FigureData } from '../lib/api-types';
import { linked } from '../lib/linked';
import { countText, durationText } from '../lib/numbers';
import { pageOfServer } from '../lib/servers';
import { type FigureSpec, layersOf, specField } from '../lib/specs';
import { kindOf, stepsOf } from './figure-kind';
import type { FigurePhase } from './figure-watch';

/** Returns a line on the progress of a figure. */
export function phaseText(phase: FigurePhase, data: FigureData | undefined): string {
  switch (phase.name) {
    case 'asking':
      return 'Asking for the figure …';
    case 'queued':
      return `${phase.position > 1 ? `In the queue, place ${phase.position}` : 'Next in the queue'}${startText(phase.millisecondsToStart)}`;
    case 'running': {
      if (phase.step === 0) {
        return 'Getting ready …';
      }
      const left = phase.millisecondsLeft === undefined ? '' : ` · ${roundedText(phase.millisecondsLeft)} left`;
      return `Step ${phase.step} of ${phase.steps}${left}`;
    }
    case 'done': {
      if (data?.result === undefined) {
        return '';
      }
      const duration = durationText(data.result.milliseconds);
      const madeSteps = data.result.curve.objective.some((values) => values.length > 0);
      return 'steps' in data.spec && madeSteps
        ? `${countText(stepsOf(data.spec), 'step')} in ${duration}`
        : `Made in ${duration}`;
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

function startText(milliseconds: number | undefined): string {
  return milliseconds === undefined || milliseconds < 1_000 ? '' : ` · begins in about ${roundedText(milliseconds)}`;
}

/** Rounds to seconds, as the time left is an estimate. */
function roundedText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : durationText(milliseconds);
}

/** The values of `parameterization` in words. */
const PARAMETERIZATIONS: Readonly<Record<string, string>> = {
  fourier: 'Fourier coefficients',
  pixels: 'pixels',
  pyramid: 'a Laplacian pyramid',
  phases: 'phases of waves',
};

const OPTIMIZERS: Readonly<Record<string, string>> = {
  adam: 'Adam',
  'steepest-l2': 'steepest ascent by the L2 norm',
  'steepest-linf': 'steepest ascent by the L∞ norm',
};

/** Returns the most important facts on how a figure was made, with links to its server, if that is known. */
export function factsOf(data: FigureData): TemplateResult {
  const { spec } = data;
  const kind = kindOf(spec);
  const model = specField(spec, 'model');
  const hash = specField(spec, 'modelHash');
  const objective = kind.objectiveText?.(spec) ?? specField(spec, 'objective');
  const layers = layersOf(spec).map((layer, index) => html`${index > 0 ? ', ' : ''}${layerLink(layer, model, data)}`);
  const isOptimized = kind.isOptimized?.(spec) ?? ('optimizer' in spec || kind.hasSettingsOfRows === true);
  const facts: readonly (readonly [string, unknown])[] = [
    ...(model === '' ? [] : [['Model', linked(model, pageOfServer(data, `/models/${model}`), '_self')] as const]),
    ...(hash === ''
      ? []
      : [['Graph', html`<span class="hash" title=${hash}>sha256 ${hash.slice(0, 12)}…</span>`] as const]),
    ...(layers.length > 0 ? [[layers.length === 1 ? 'Layer' : 'Layers', layers] as const] : []),
    ...(objective === '' ? [] : [['Objective', objective] as const]),
    ...(isOptimized ? [['Optimizer', optimizerText(spec)] as const, ['Picture', pictureText(spec)] as const] : []),
    ['Figure', html`<span class="hash" title=${data.id}>${data.id.slice(0, 12)}…</span>`],
  ];
  return listOf(facts);
}

function layerLink(layer: string, model: string, data: FigureData): unknown {
  return linked(layer, model === '' ? undefined : pageOfServer(data, `/models/${model}/${layer}`), '_self');
}

function optimizerText(spec: FigureSpec): string {
  const name = specField(spec, 'optimizer');
  const own = kindOf(spec).hasSettingsOfRows === true ? 'each row its own' : (OPTIMIZERS[name] ?? name);
  const start = specField(spec, 'start') || 'noise';
  const from = start === 'noise' ? 'noise' : `the photograph ${start} and noise`;
  return `${own}, ${countText(stepsOf(spec), 'step')}, from ${from} of seed ${specField(spec, 'seed')}`;
}

function pictureText(spec: FigureSpec): string {
  const size = specField(spec, 'size');
  if (kindOf(spec).hasSettingsOfRows === true) {
    return `${size} × ${size} px, each row in its own parameterization`;
  }
  const name = specField(spec, 'parameterization');
  const colours = spec['decorrelated'] === true ? ' with decorrelated colours' : '';
  const opacity = spec['transparent'] === true ? ' and opacity' : '';
  return `${size} × ${size} px, ${PARAMETERIZATIONS[name] ?? name}${colours}${opacity}`;
}

/** Returns a list of all fields of a spec. They determine the figure's id. */
export function settingsOf(spec: FigureSpec): TemplateResult {
  return listOf(
    Object.entries(spec).map(([name, value]) => [
      wordsOf(name),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
}

/** Splits a field's name into words: `startDeviation` into `start deviation`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function listOf(facts: readonly (readonly [string, unknown])[]): TemplateResult {
  return html`<dl>
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
