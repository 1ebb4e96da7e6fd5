import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { percentText, valueText } from '../../lib/numbers';
import { titleOf } from './intro-step';
import { dots, placed, type PlaneView } from './plane';
import { TurnedStep } from './turned-step';
import { angleBetween, distance, lengthOf, mean, nonZeroShare, relu, turned, type Vector } from './vectors';

const SIDE = 300;

/** The two orders of turning and rectifying. */
interface Orders {
  readonly turnedFirst: readonly Vector[];
  readonly reluFirst: readonly Vector[];
}

/** A ReLU before and after a turn of the axes. */
@customElement('space-relu-step')
export class ReluStep extends TurnedStep {
  private plane: readonly Vector[] = [];
  private view: PlaneView = { side: SIDE, origin: [0.5, 0.5], scale: 1 };

  constructor() {
    super(20);
  }

  protected override begin(): void {
    this.plane = this.vectors.map((vector) => Float64Array.from(this.inPlane(vector)));
    const most = Math.max(1e-9, ...this.plane.map((point) => lengthOf(relu(point))));
    this.view = { ...this.view, scale: (SIDE / 2 - 14) / most };
  }

  private orders(vectors: readonly Vector[]): Orders {
    return {
      turnedFirst: vectors.map((vector) => relu(turned(vector, this.degrees))),
      reluFirst: vectors.map((vector) => turned(relu(vector), this.degrees)),
    };
  }

  override render(): TemplateResult {
    const points = this.orders(this.plane);
    const all = this.orders(this.vectors);
    const [before, after] = [
      this.heading(`Turned by ${this.degrees}°, then ReLU`),
      this.heading(`ReLU, then turned by ${this.degrees}°`),
    ];
    const choices = this.choices();
    const chosen = choices[this.photograph]?.vector ?? 0;
    return html`
      ${this.controls()}
      <div class="pair">
        <div>${before} ${this.plot(points.turnedFirst, chosen, 'turned, then rectified')}</div>
        <div>${after} ${this.plot(points.reluFirst, chosen, 'rectified, then turned')}</div>
      </div>
      ${this.table(all)}
      <p class="told">
        Above, the plane of ${this.neuron(0)} and ${this.neuron(1)} with ${this.data.points.length} photographs, by
        their values before the ReLU. The numbers are of all ${this.data.channels} axes, turned in pairs as in the step
        before. Of all rotations, only those that exchange axes and reverse none commute with a ReLU.
      </p>
    `;
  }

  private heading(text: string): TemplateResult {
    return html`<p class="heading">${text}</p>`;
  }

  private plot(points: readonly Vector[], chosen: number, name: string): TemplateResult {
    const places = points.map((point) => placed(this.view, point[0] ?? 0, point[1] ?? 0));
    return html`<svg class="plot" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label="The points, ${name}">
      <line class="axis" x1="0" x2=${SIDE} y1=${SIDE / 2} y2=${SIDE / 2}></line>
      <line class="axis" x1=${SIDE / 2} x2=${SIDE / 2} y1="0" y2=${SIDE}></line>
      <path class="dots layer-1" d=${dots(places)}></path>
      <circle class="ring" cx=${places[chosen]?.[0] ?? 0} cy=${places[chosen]?.[1] ?? 0} r="7"></circle>
    </svg>`;
  }

  private table({ turnedFirst, reluFirst }: Orders): TemplateResult {
    const choices = this.choices();
    const pair = [choices[this.photograph], choices[(this.photograph + 1) % Math.max(1, choices.length)]];
    const [a, b] = pair.map((choice) => choice?.vector ?? 0);
    const names = pair.map((choice) => (choice === undefined ? '' : titleOf(choice.image)));
    const length = mean(reluFirst.map(lengthOf));
    const apart = mean(turnedFirst.map((vector, i) => distance(vector, reluFirst[i] ?? vector)));
    const rows: readonly { name: string; of: (vectors: readonly Vector[]) => string }[] = [
      { name: `Length of ${names[0]}`, of: (vectors) => valueText(lengthOf(vectors[a ?? 0] ?? [])) },
      { name: `Length of ${names[1]}`, of: (vectors) => valueText(lengthOf(vectors[b ?? 0] ?? [])) },
      {
        name: 'Angle between the two',
        of: (vectors) => {
          const angle = angleBetween(vectors[a ?? 0] ?? [], vectors[b ?? 0] ?? []);
          return angle === undefined ? 'none' : `${angle.toFixed(1)}°`;
        },
      },
      { name: 'Coordinates that are not zero', of: (vectors) => percentText(mean(vectors.map(nonZeroShare))) },
    ];
    return html`<table class="numbers">
        <thead>
          <tr>
            <td></td>
            <th scope="col">turned, then ReLU</th>
            <th scope="col">ReLU, then turned</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, of }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${of(turnedFirst)}</td>
                <td>${of(reluFirst)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="reading">
        The two differ by <b>${percentText(length === 0 ? 0 : apart / length)}</b> of the mean length.
      </p>
      ${this.credits(choices.map(({ image }) => image))}`;
  }
}
