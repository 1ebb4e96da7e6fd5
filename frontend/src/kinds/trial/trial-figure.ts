import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FigureData, PooledScores } from '../../lib/api-types';
import { problemOf } from '../../lib/api';
import { countText, percentText } from '../../lib/numbers';
import { styles } from '../../lib/style';
import { answersOf, pooledScores, sendAnswers } from './answers-api';
import { judgeRows, judgeSentence, leftOutSentence } from './judge-words';
import { familyName, isControl } from './families';
import { answered, keepProgress, keyOf, loadProgress, type Progress } from './progress';
import type { Trial, TrialResult } from './result';
import { pooledSection } from './pooled-section';
import './score-chart';
import thinProgress from '../../figure/thin-progress.css?inline';
import sheet from './trial-figure.css?inline';
import './trial-question';
import type { Chosen, TrialQuestion } from './trial-question';

/**
 * A trial: a block of questions that is answered with the pointer or the keyboard, the person's own score after it, the scores of
 * all people, and those of the automatic judge. Where controls are left out, as in an embed, it shows nothing but the questions.
 */
@customElement('trial-figure')
export class TrialFigure extends LitElement {
  static override styles = styles(thinProgress + sheet);

  @property({ attribute: false }) figure: FigureData | undefined;
  /** The `target` of links. */
  @property() target = '_self';
  @property({ type: Boolean, attribute: 'no-controls' }) noControls = false;
  @state() private progress: Progress = { session: '', answers: [] };
  @state() private isOpen = false;
  /** Whether the last practice question was answered right, until the next question is asked for. */
  @state() private feedback: boolean | undefined;
  @state() private pooled: PooledScores | undefined;
  @state() private problem = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('storage', this.onStorage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.onStorage);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('figure') && changed.get('figure')?.id !== this.figure?.id) {
      this.progress = this.kept();
      this.isOpen = false;
      this.feedback = undefined;
      this.pooled = undefined;
      if (this.progress.own !== undefined) {
        void this.askForAll();
      }
    }
  }

  private trials(): readonly Trial[] {
    return (this.figure?.result?.data as TrialResult | undefined)?.trials ?? [];
  }

  private kept(): Progress {
    return loadProgress(this.figure?.id ?? '', this.trials().length);
  }

  override render(): TemplateResult | typeof nothing {
    const data = this.figure?.result?.data as TrialResult | undefined;
    if (data === undefined) {
      return nothing;
    }
    return html`
      ${data.trials.length === 0 ? nothing : html`<section aria-label="Trial">${this.block(data)}</section>`}
      ${this.hidesJudge(data) ? nothing : this.judge(data)}
    `;
  }

  /** Whether the automatic judge is left out: beside questions, whose scores a person must not see before her own. */
  private hidesJudge({ trials }: TrialResult): boolean {
    return trials.length > 0 && (this.noControls || (this.isOpen && this.progress.own === undefined));
  }

  private block({ trials, leftOut }: TrialResult): TemplateResult {
    const { answers, own } = this.progress;
    const trial = trials[answers.length - (this.feedback === undefined ? 0 : 1)];
    if (own !== undefined) {
      return this.result();
    }
    if (trial === undefined) {
      return this.finished();
    }
    return this.isOpen ? this.question(trial) : this.intro(trials, leftOut.length);
  }

  private intro(trials: readonly Trial[], leftOut: number): TemplateResult {
    const { length } = this.progress.answers;
    const hasReferences = (trials[0]?.least.length ?? 0) > 0;
    return html`
      <p class="lead">Can you tell what excites a neuron?</p>
      <p>
        ${
          hasReferences
            ? html`On the left you see what excites it least, on the right what excites it most. Of the two photographs
              in the middle, which one also excites it?`
            : html`Of two photographs, one excites it. This is a control: you see nothing else, so nobody can do better
              than by chance.`
        }
        Half of the questions are about neurons of the network, half about other directions, and you are not told which.
        Choose with ← and →, then press 1, 2 or 3 for how sure you are.
      </p>
      <p class="told">
        ${countText(trials.length, 'question')}, the first ${trials.filter(({ role }) => role === 'practice').length}
        for practice; about ${Math.max(1, Math.round(trials.length / 8))} minutes. What you answer is stored without
        anything about you. Your score comes at the end. ${leftOut > 0 ? leftOutSentence(leftOut) : nothing}
      </p>
      <p>
        <button type="button" class="start" @click=${this.open}>
          ${length === 0 ? 'Begin' : `Go on with question ${length + 1} of ${trials.length}`}
        </button>
      </p>
    `;
  }

  private question(trial: Trial): TemplateResult {
    const trials = this.trials();
    const index = trials.indexOf(trial);
    const practice = trials.filter(({ role }) => role === 'practice').length;
    const name =
      trial.role === 'practice'
        ? `Practice ${index + 1} of ${practice}`
        : `Question ${index + 1 - practice} of ${trials.length - practice}`;
    return html`
      <p class="place">
        <span aria-live="polite">${name}</span>
        <progress aria-label="Questions answered" value=${index} max=${trials.length}></progress>
      </p>
      <trial-question
        .trial=${trial}
        .images=${this.figure?.result?.images ?? []}
        .target=${this.target}
        ?inert=${this.feedback !== undefined}
        @answered=${this.onAnswered}
      ></trial-question>
      <p class="feedback" role="status">
        ${
          this.feedback === undefined
            ? nothing
            : html`${this.feedback ? '✓ Right.' : `✗ It is the other one, on the ${trial.right === 0 ? 'left' : 'right'}.`}
                <button type="button" class="next" @click=${this.next}>Next</button>`
        }
      </p>
    `;
  }

  private finished(): TemplateResult {
    const trials = this.trials();
    const address = this.figure === undefined ? undefined : answersOf(this.figure);
    if (address?.mayAnswer !== true) {
      const scored = trials.flatMap(({ role, right }, index) => (role === 'scored' ? [{ right, index }] : []));
      const right = scored.filter((one) => this.progress.answers[one.index]?.chosen === one.right).length;
      return html`<p class="lead">${right} of ${scored.length} right</p>
        <p class="told">
          From here answers cannot be sent.
          ${
            this.figure === undefined || this.figure.url === ''
              ? nothing
              : html`<a href=${this.figure.url} target=${this.target}>On the trial’s own page</a> they can.`
          }
        </p>`;
    }
    return html`<p role="status">${this.problem === '' ? 'Your answers are being sent.' : this.problem}</p>
      ${this.problem === '' ? nothing : html`<button type="button" @click=${this.send}>Send again</button>`}`;
  }

  private result(): TemplateResult {
    const { own } = this.progress;
    if (own === undefined) {
      return html``;
    }
    return html`
      <p class="lead" role="status" tabindex="-1">You answered ${own.right} of ${own.of} right.</p>
      ${
        own.of === 0
          ? nothing
          : html`<score-chart
              name="Your score"
              .rows=${[{ name: 'You', share: own.right / own.of, low: own.low, high: own.high }]}
            ></score-chart>`
      }
      <p class="told">
        One block says little: after 30 questions with 80 % right, the probability is between .63 and .90. The line is
        this interval of 95 % for you. Catch questions: ${own.caught} of ${own.catches} right.
      </p>
      ${
        own.rejections.length === 0
          ? nothing
          : html`<p class="rejected">
              By rule your answers do not count for the result of all: ${own.rejections.join('; ')}.
            </p>`
      }
      ${this.noControls ? nothing : this.ofAll()}
    `;
  }

  private ofAll(): TemplateResult {
    const { figure, pooled } = this;
    return figure === undefined || pooled === undefined
      ? html`<p class="told">${this.problem}</p>`
      : pooledSection(pooled, `${answersOf(figure).url}.csv`, this.target);
  }

  private judge(data: TrialResult): TemplateResult {
    return html`<section aria-label="Automatic judge">
      <p class="heading">The automatic judge</p>
      <p>${judgeSentence(data)}</p>
      <score-chart name="Scores of the automatic judge" .rows=${judgeRows(data)}></score-chart>
      <p class="told">
        ${data.pairs} questions about each direction; ${countText(data.used, 'photograph')} of the set ${data.set.name}.
        A judge that sees only how active the layer is as a whole:
        ${data.overall
          .filter(({ group }) => !isControl(group))
          .map(({ group, share }) => `${familyName(group).toLowerCase()} ${percentText(share)}`)
          .join(', ')}.
        ${data.leftOut.length === 0 ? nothing : leftOutSentence(data.leftOut.length)}
      </p>
    </section>`;
  }

  private open(): void {
    this.isOpen = true;
    void this.updateComplete.then(() => this.focusQuestion());
  }

  private focusQuestion(): void {
    this.renderRoot.querySelector<TrialQuestion>('trial-question')?.focusQuery(0);
  }

  private onAnswered({ detail }: CustomEvent<Chosen>): void {
    const kept = this.kept();
    if (kept.session === this.progress.session && kept.answers.length > this.progress.answers.length) {
      // another tab has gone on
      this.progress = kept;
      return;
    }
    const trial = this.trials()[this.progress.answers.length];
    this.progress = answered(this.progress, detail.chosen, detail.confidence, detail.milliseconds);
    keepProgress(this.figure?.id ?? '', this.progress);
    if (trial?.role === 'practice') {
      this.feedback = detail.chosen === trial.right;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.next')?.focus());
    } else if (this.progress.answers.length === this.trials().length) {
      void this.send();
    }
  }

  private next(): void {
    this.feedback = undefined;
    void this.updateComplete.then(() => this.focusQuestion());
  }

  private async send(): Promise<void> {
    const { figure, progress } = this;
    if (figure === undefined || !answersOf(figure).mayAnswer) {
      return;
    }
    this.problem = '';
    try {
      const { own, pooled } = await sendAnswers(answersOf(figure), progress);
      this.progress = { ...progress, own };
      this.pooled = pooled;
      keepProgress(figure.id, this.progress);
    } catch (error) {
      this.problem = problemOf(error).detail;
    }
  }

  private async askForAll(): Promise<void> {
    if (this.figure !== undefined) {
      try {
        this.pooled = await pooledScores(answersOf(this.figure));
      } catch (error) {
        this.problem = problemOf(error).detail;
      }
    }
  }

  private readonly onStorage = (event: StorageEvent): void => {
    if (this.figure !== undefined && event.key === keyOf(this.figure.id)) {
      this.progress = this.kept();
      this.feedback = undefined;
      if (this.progress.own !== undefined && this.pooled === undefined) {
        void this.askForAll();
      }
    }
  };
}
