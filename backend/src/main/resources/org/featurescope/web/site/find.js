// Finds units by words in the index that find-index.js holds. Texts are written as text, never as HTML.
(() => {
  'use strict';
  const index = featurescopeIndex;
  const query = document.getElementById('query');
  const status = document.getElementById('status');
  const list = document.getElementById('found');
  const vague = new Set(index.vague);
  const UNIT = /^(?:.*\/)?([A-Za-z][\w.-]*):(\d+)$/;
  const MOST_SUGGESTIONS = 12;

  /** The layer and the channel of a unit that is numbered through all layers. */
  function unit(number) {
    let channel = number;
    for (const layer of index.layers) {
      if (channel < layer.units) {
        return { number, layer, channel };
      }
      channel -= layer.units;
    }
    return undefined;
  }

  function named(text) {
    const match = UNIT.exec(text);
    let first = 0;
    for (const layer of match ? index.layers : []) {
      if (layer.name.toLowerCase() === match[1].toLowerCase() && Number(match[2]) < layer.units) {
        return unit(first + Number(match[2]));
      }
      first += layer.units;
    }
    return undefined;
  }

  function units(words) {
    const forms = words.endsWith('s') ? [words, words.slice(0, -1)] : [words];
    const form = forms.find((each) => Object.hasOwn(index.words, each));
    const named = Object.keys(index.names).filter((number) => index.names[number].toLowerCase().includes(words));
    return [...new Set([...named.map(Number), ...(form === undefined ? [] : index.words[form])])].map(unit);
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    return made;
  }

  function firesOn(number) {
    const pairs = index.firesOn[number];
    const shares = [];
    for (let at = 0; at < pairs.length; at += 2) {
      shares.push(`${index.classes[pairs[at]]} (${pairs[at + 1]} %)`);
    }
    const start = vague.has(number) ? 'Fires on no class in particular, most often on' : 'Fires on';
    return shares.length === 0 ? '' : `${start} ${shares.join(', ')}.`;
  }

  function card({ number, layer, channel }) {
    const href = `units/${layer.name}/${channel}.html`;
    const made = element('li', '');
    if (layer.sheet) {
      made.className = 'has-portrait';
      const picture = element('a', '', { href, tabindex: '-1', 'aria-hidden': 'true' });
      const portrait = element('span', '', { class: 'portrait' });
      portrait.style.backgroundImage = `url(${layer.sheet})`;
      portrait.style.backgroundPosition =
        `${-(channel % layer.columns) * layer.side}px ${-Math.floor(channel / layer.columns) * layer.side}px`;
      picture.append(portrait);
      made.append(picture);
    }
    const heading = element('h3', '');
    heading.append(element('a', index.titles[number] ?? `Unit ${channel} of ${layer.name}`, { href }));
    const own = index.names[number] ? ` · the owner’s name: ${index.names[number]}` : '';
    const name = element('p', `${layer.name}:${channel}${own}`, { class: 'quiet' });
    made.append(heading, element('p', firesOn(number)), name);
    return made;
  }

  function suggest(words) {
    const known = Object.keys(index.words);
    const near = known.filter((word) => word.includes(words)).slice(0, MOST_SUGGESTIONS);
    const apart = Math.ceil(known.length / MOST_SUGGESTIONS);
    const shown = near.length > 0 ? near : known.filter((_, at) => at % apart === 0);
    status.textContent =
      known.length === 0
        ? 'What these units fire on was not measured. They are found by their names.'
        : `No unit is found by “${words}”. Some words that find units: `;
    shown.forEach((word, at) => {
      status.append(at > 0 ? ', ' : '', element('a', word, { href: `?q=${encodeURIComponent(word)}` }));
    });
  }

  function show() {
    const words = query.value.trim().toLowerCase();
    list.replaceChildren();
    status.textContent = '';
    if (words === '') {
      return;
    }
    const layer = index.layers.find((each) => each.name.toLowerCase() === words);
    const one = named(words);
    const found = one ? [one] : units(words);
    if (layer) {
      status.append('The layer ', element('a', layer.name, { href: `layers/${layer.name}.html` }), '.');
    } else if (found.length === 0) {
      suggest(words);
    } else {
      status.textContent = one ? '' : `Units that are named “${words}” or respond to pictures of it, the strongest first.`;
      list.append(...found.map(card));
    }
  }

  query.value = new URLSearchParams(location.search).get('q') ?? '';
  query.addEventListener('input', show);
  show();
})();
