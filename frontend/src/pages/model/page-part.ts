const MILLISECONDS = 1000;

/**
 * A part of a page that the server tells anew every few seconds, as its attribute `every` says, until it tells it without
 * that attribute. Without a script, or if the server does not answer, the part stays as it is.
 */
export class PagePart extends HTMLElement {
  private timer: number | undefined;

  connectedCallback(): void {
    this.plan();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private plan(): void {
    const every = Number(this.getAttribute('every'));
    if (every > 0) {
      this.timer = window.setTimeout(() => void this.renew(), every * MILLISECONDS);
    }
  }

  private async renew(): Promise<void> {
    if (!document.hidden) {
      const page = await fetch(location.href).then(
        (answer) => (answer.ok ? answer.text() : ''),
        () => '',
      );
      const told = new DOMParser().parseFromString(page, 'text/html').getElementById(this.id);
      if (told !== null && this.isConnected) {
        this.show(told);
      }
    }
    if (this.isConnected) {
      this.plan();
    }
  }

  private show(told: HTMLElement): void {
    const hasFocus = this.contains(document.activeElement);
    this.replaceChildren(...told.childNodes);
    this.setAttribute('every', told.getAttribute('every') ?? '');
    if (hasFocus) {
      this.querySelector('button')?.focus();
    }
  }
}

customElements.define('page-part', PagePart);
