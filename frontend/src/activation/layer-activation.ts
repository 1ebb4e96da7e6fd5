import type { LayerActivation } from '../lib/api-types';
import { bytesOf } from '../lib/base64';
import { COLORS, INFERNO } from '../lib/color-map';

/** What is known of a layer's activations for one picture besides their maps. */
export type LayerStatistics = Omit<LayerActivation, 'map'>;

/** The activation that the brightest colour stands for: the layer's maximum, or each channel's own. */
export type Scale = 'layer' | 'channel';

/** The order of channels: by number, or by the mean or maximum of their maps. */
export type Order = 'channel' | 'mean' | 'maximum';

/**
 * The maps of a layer's channels, `[channels, height, width]`, one byte for each position: the activation as a share of
 * the channel's maximum in steps of 1/255. If the layer is larger than its map, each value is the mean of several
 * positions.
 */
export class ActivationMaps {
  /** The largest activation in the layer. */
  readonly maximum: number;

  constructor(
    readonly layer: LayerStatistics,
    readonly height: number,
    readonly width: number,
    private readonly bytes: Uint8Array,
  ) {
    this.maximum = layer.maximum.reduce((most, value) => Math.max(most, value), 0);
    if (bytes.length !== layer.channels * height * width) {
      throw new Error(`The maps of ${layer.name} are not ${layer.channels} × ${height} × ${width} bytes.`);
    }
  }

  /** Decodes the maps of a layer as the server sends them. */
  static of(layer: LayerActivation): ActivationMaps {
    const { height, width, encoding, data } = layer.map;
    if (encoding !== 'uint8-base64') {
      throw new Error(`The maps of ${layer.name} are written as ${encoding}, which this page cannot read.`);
    }
    return new ActivationMaps(layer, height, width, bytesOf(data));
  }

  /** Returns the activation of a channel at a position. */
  value(channel: number, y: number, x: number): number {
    return ((this.bytes[(channel * this.height + y) * this.width + x] ?? 0) / 255) * (this.layer.maximum[channel] ?? 0);
  }

  /** Returns the activation that the brightest colour of a channel's map stands for. */
  brightest(channel: number, scale: Scale): number {
    return scale === 'layer' ? this.maximum : (this.layer.maximum[channel] ?? 0);
  }

  /** Returns the channels in an order. Of channels with equal values the lower number comes first. */
  ordered(order: Order): number[] {
    const channels = Array.from({ length: this.layer.channels }, (_, channel) => channel);
    if (order !== 'channel') {
      const key = this.layer[order];
      channels.sort((a, b) => (key[b] ?? 0) - (key[a] ?? 0) || a - b);
    }
    return channels;
  }

  /** Returns the channels with the largest maxima above 0, at most `most`. */
  strongest(most: number): number[] {
    return this.ordered('maximum')
      .slice(0, most)
      .filter((channel) => (this.layer.maximum[channel] ?? 0) > 0);
  }

  /**
   * Paints the map of one channel, opaque, into an RGBA picture.
   *
   * @param offset the pixel of the map's upper left corner
   * @param stride the width of the picture, pixels
   */
  paint(pixels: Uint8ClampedArray, offset: number, stride: number, channel: number, scale: Scale): void {
    const brightest = this.brightest(channel, scale);
    const factor = brightest > 0 ? (this.layer.maximum[channel] ?? 0) / brightest : 0;
    const start = channel * this.height * this.width;
    for (let y = 0; y < this.height; y++) {
      let target = (offset + y * stride) * 4;
      for (let x = 0; x < this.width; x++) {
        const byte = this.bytes[start + y * this.width + x] ?? 0;
        const color = Math.min(COLORS - 1, Math.round(byte * factor)) * 3;
        pixels[target++] = INFERNO[color] ?? 0;
        pixels[target++] = INFERNO[color + 1] ?? 0;
        pixels[target++] = INFERNO[color + 2] ?? 0;
        pixels[target++] = 255;
      }
    }
  }

  /** Returns one channel's map as a picture whose opacity is the activation. */
  overlay(channel: number): ImageData {
    const image = new ImageData(this.width, this.height);
    this.paint(image.data, 0, this.width, channel, 'channel');
    const start = channel * this.height * this.width;
    for (let position = 0; position < this.height * this.width; position++) {
      image.data[position * 4 + 3] = this.bytes[start + position] ?? 0;
    }
    return image;
  }
}
