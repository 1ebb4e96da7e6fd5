import { PIXELS, type Digits } from './digits';
import { activate, biasIndex, outputsOf, placesOf, weightIndex, type LayerPlace, type Network } from './network';

const INK = 255;

/**
 * The activations of all neurons of a network for many digits. Four of five pixels are background, so only the others are gone
 * through.
 */
export class DigitResponses {
  /** For each layer the activations, `[digits][neurons]`, as they were finished last; the outputs are the last layer. */
  private layers: readonly Float32Array[] = [];
  private working: readonly Float32Array[] = [];
  /** Where the pixels with ink of each digit begin, and the end of the last. */
  private readonly begins: Uint32Array;
  private readonly pixels: Uint16Array;
  private readonly values: Float32Array;

  constructor(readonly digits: Digits) {
    const { count, pixels } = digits;
    this.begins = new Uint32Array(count + 1);
    let inked = 0;
    for (let at = 0; at < count * PIXELS; at++) {
      inked += pixels[at] === 0 ? 0 : 1;
    }
    this.pixels = new Uint16Array(inked);
    this.values = new Float32Array(inked);
    let next = 0;
    for (let digit = 0; digit < count; digit++) {
      for (let pixel = 0; pixel < PIXELS; pixel++) {
        const level = pixels[digit * PIXELS + pixel] ?? 0;
        if (level !== 0) {
          this.pixels[next] = pixel;
          this.values[next] = level / INK;
          next++;
        }
      }
      this.begins[digit + 1] = next;
    }
  }

  /** Begins with other weights. */
  begin(network: Network): void {
    this.working = placesOf(network).map(({ to }) => new Float32Array(this.digits.count * to));
  }

  /** Computes the activations for the digits from one index to before another. */
  compute(network: Network, weights: Float32Array, from: number, to: number): void {
    const places = placesOf(network);
    for (let digit = from; digit < to; digit++) {
      let values: ArrayLike<number> = [];
      places.forEach((place, layer) => {
        const sums = layer === 0 ? this.firstSums(place, weights, digit) : laterSums(place, weights, values);
        const activation = network.activations[layer];
        values =
          activation === undefined
            ? outputsOf(network.output, [...sums])
            : sums.map((each) => activate(activation, each));
        this.working[layer]?.set(values, digit * place.to);
      });
    }
  }

  /** Makes what was computed for all digits the activations that are told. */
  finish(): void {
    this.layers = this.working;
  }

  get isKnown(): boolean {
    return this.layers.length > 0;
  }

  private firstSums({ begin, from, to }: LayerPlace, weights: Float32Array, digit: number): Float64Array {
    const sums = new Float64Array(to);
    for (let neuron = 0; neuron < to; neuron++) {
      sums[neuron] = weights[begin + from * to + neuron] ?? 0;
    }
    const end = this.begins[digit + 1] ?? 0;
    for (let at = this.begins[digit] ?? 0; at < end; at++) {
      const value = this.values[at] ?? 0;
      const row = begin + (this.pixels[at] ?? 0) * to;
      for (let neuron = 0; neuron < to; neuron++) {
        sums[neuron] = (sums[neuron] ?? 0) + value * (weights[row + neuron] ?? 0);
      }
    }
    return sums;
  }

  /** Returns the activations of a neuron for all digits. */
  ofNeuron(layer: number, neuron: number): Float32Array {
    const { count } = this.digits;
    const all = this.layers[layer] ?? new Float32Array(count);
    const width = all.length / count;
    return Float32Array.from({ length: count }, (_, digit) => all[digit * width + neuron] ?? 0);
  }

  /** Returns the class that the network gives to each digit. */
  answers(): Uint8Array {
    const { count } = this.digits;
    const outputs = this.layers.at(-1) ?? new Float32Array(count);
    const width = outputs.length / count;
    return Uint8Array.from({ length: count }, (_, digit) => {
      let best = 0;
      for (let each = 1; each < width; each++) {
        best = (outputs[digit * width + each] ?? 0) > (outputs[digit * width + best] ?? 0) ? each : best;
      }
      return best;
    });
  }
}

function laterSums(place: LayerPlace, weights: Float32Array, values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(place.to);
  for (let neuron = 0; neuron < place.to; neuron++) {
    let sum = weights[biasIndex(place, neuron)] ?? 0;
    for (let from = 0; from < place.from; from++) {
      sum += (values[from] ?? 0) * (weights[weightIndex(place, from, neuron)] ?? 0);
    }
    sums[neuron] = sum;
  }
  return sums;
}
