import type { ClassScore, LayerSummary } from '../../lib/api-types';
import { ActivationMaps } from '../../activation/layer-activation';

/**
 * The version of the messages in both directions. The server's classes `CameraFrame` and `FrameActivation` describe
 * them.
 */
const FORMAT = 1;

/** The largest number of rows and columns of a map. */
const MOST_SIDE = 56;

/** The activations and classes of a camera's frame. */
export interface FrameAnswer {
  readonly number: number;
  /** The duration of the pass through the network. */
  readonly milliseconds: number;
  readonly classes: readonly ClassScore[];
  readonly layers: readonly ActivationMaps[];
}

/** Returns the message that sends a frame and asks for the layers at some depths. */
export function frameMessage(number: number, depths: readonly number[], file: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(7 + depths.length + file.byteLength);
  const view = new DataView(message.buffer);
  view.setUint8(0, FORMAT);
  view.setUint32(1, number, true);
  view.setUint8(5, MOST_SIDE);
  view.setUint8(6, depths.length);
  message.set(depths, 7);
  message.set(new Uint8Array(file), 7 + depths.length);
  return message;
}

/**
 * Reads an answer of the server.
 *
 * @param layers the layers of the network in depth order
 */
export function readAnswer(message: ArrayBuffer, layers: readonly LayerSummary[]): FrameAnswer {
  const reader = new Reader(message);
  if (reader.uint8() !== FORMAT) {
    throw new Error('The server’s answer is of a format that this page does not know. Load the page again.');
  }
  const number = reader.uint32();
  const milliseconds = reader.float32();
  const classes = Array.from({ length: reader.uint8() }, () => ({
    class: reader.uint16(),
    probability: reader.float32(),
    label: new TextDecoder().decode(reader.bytes(reader.uint8())),
  }));
  const maps = Array.from({ length: reader.uint8() }, () => readLayer(reader, layers));
  return { number, milliseconds, classes, layers: maps };
}

function readLayer(reader: Reader, layers: readonly LayerSummary[]): ActivationMaps {
  const summary = layers[reader.uint8()];
  const channels = reader.uint16();
  const [height, width] = [reader.uint8(), reader.uint8()];
  if (summary === undefined || summary.channels !== channels) {
    throw new Error('The server’s network is not the one that this page knows. Load the page again.');
  }
  const mean = reader.float32s(channels);
  const layer = {
    ...summary,
    layers: layers.length,
    mean: mean.map((value) => (Number.isNaN(value) ? 0 : value)),
    notFinite: Array.from(mean.keys()).filter((channel) => Number.isNaN(mean[channel])),
    maximum: reader.float32s(channels),
    nonZero: reader.float32s(channels),
  };
  return new ActivationMaps(layer, height, width, reader.bytes(channels * height * width));
}

/** Reads little-endian values one after another. */
class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly message: ArrayBuffer) {
    this.view = new DataView(message);
  }

  uint8(): number {
    return this.view.getUint8(this.skip(1));
  }

  uint16(): number {
    return this.view.getUint16(this.skip(2), true);
  }

  uint32(): number {
    return this.view.getUint32(this.skip(4), true);
  }

  float32(): number {
    return this.view.getFloat32(this.skip(4), true);
  }

  float32s(count: number): number[] {
    return Array.from({ length: count }, () => this.float32());
  }

  bytes(count: number): Uint8Array {
    return new Uint8Array(this.message, this.skip(count), count);
  }

  private skip(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    return at;
  }
}
