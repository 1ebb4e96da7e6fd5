import { afterEach, expect, it } from 'vitest';
import { all, shown } from '../../figure/test-figures';
import { SetChoice } from './set-choice';

afterEach(() => document.body.replaceChildren());

async function choiceOf(creditProblems: string[]): Promise<SetChoice> {
  const choice = new SetChoice();
  const examples = [{ name: 'cats/1.jpg', credit: 'Ada <b>, CC0' }];
  const about = { name: 'cats', photographs: 1, builtIn: false, sha256: '', classes: [], indexes: [], skipped: [] };
  choice.description = { ...about, examples, creditProblems };
  return shown(choice);
}

it('says which credits cannot be used, as text', async () => {
  const problem = 'line 2 of credits.tsv is ignored: <i> is credited twice';
  const choice = await choiceOf([problem]);
  expect(all(choice, 'details').map((details) => details.querySelector('summary')?.textContent?.trim())).toEqual([
    'Who made these photographs',
    'Some credits cannot be used',
  ]);
  expect(all(choice, 'li').map((item) => item.textContent)).toEqual(['cats/1.jpg: Ada <b>, CC0', problem]);
});

it('says nothing of credits that are as they must be', async () => {
  expect(all(await choiceOf([]), 'details')).toHaveLength(1);
});
