import { LitElement, html, type TemplateResult } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HeldHeight } from './held-height';

class Drawn extends LitElement {
  isDrawn = false;
  protected readonly height = new HeldHeight(this);

  override render(): TemplateResult {
    return this.isDrawn ? html`<figure><b class="pictures"></b></figure>` : html`<slot></slot>`;
  }
}
customElements.define('drawn-figure', Drawn);

/** The lower edge of the figure once it is drawn. */
let bottom: number;

beforeEach(() => {
  bottom = 350;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    // the fallback takes no space before it is drawn within the element
    const isEmpty = this instanceof Drawn && this.shadowRoot?.childElementCount === 0;
    return (this instanceof Drawn
      ? { width: 600, height: isEmpty ? 0 : 400, bottom: 500 }
      : { width: 600, height: 250, bottom }) as unknown as DOMRect;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

async function element(fallback: string): Promise<Drawn> {
  const drawn = new Drawn();
  drawn.innerHTML = fallback;
  document.body.append(drawn);
  await drawn.updateComplete;
  // the answer to the first question
  drawn.requestUpdate();
  await drawn.updateComplete;
  return drawn;
}

async function draw(drawn: Drawn): Promise<void> {
  drawn.isDrawn = true;
  drawn.requestUpdate();
  await drawn.updateComplete;
  window.dispatchEvent(new Event('scroll'));
}

it('holds the height of the fallback while a smaller figure is on the screen, until the reader presses something', async () => {
  const drawn = await element('<img>');
  expect(drawn.style.minHeight).toBe('400px');
  window.dispatchEvent(new Event('pointerdown'));
  expect(drawn.style.minHeight).toBe('400px');
  await draw(drawn);
  expect(drawn.style.minHeight).toBe('400px');
  window.dispatchEvent(new Event('pointerdown'));
  expect(drawn.style.minHeight).toBe('');
});

it('lets go where what follows stays below the screen', async () => {
  const drawn = await element('<img>');
  bottom = innerHeight + 1;
  await draw(drawn);
  expect(drawn.style.minHeight).toBe('');
});

it('holds nothing without a fallback', async () => {
  expect((await element('')).style.minHeight).toBe('');
});
