/** The time within which changes of the same field are undone together, milliseconds. */
const TOGETHER = 900;

/** An immutable history of states for undo and redo. */
export class History<T> {
  private constructor(
    private readonly past: readonly T[],
    readonly present: T,
    private readonly future: readonly T[],
    private readonly what: string,
    private readonly when: number,
  ) {}

  static of<T>(present: T): History<T> {
    return new History([], present, [], '', Number.NEGATIVE_INFINITY);
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /**
   * Returns the history after a change.
   *
   * @param what the field that is changed
   * @param when the time of the change, milliseconds
   */
  changed(present: T, what: string, when: number): History<T> {
    const goesOn = what === this.what && when - this.when < TOGETHER && this.past.length > 0;
    return new History(goesOn ? this.past : [...this.past, this.present], present, [], what, when);
  }

  undone(): History<T> {
    const before = this.past.at(-1);
    return before === undefined
      ? this
      : new History(this.past.slice(0, -1), before, [this.present, ...this.future], '', Number.NEGATIVE_INFINITY);
  }

  redone(): History<T> {
    const [next, ...rest] = this.future;
    return next === undefined
      ? this
      : new History([...this.past, this.present], next, rest, '', Number.NEGATIVE_INFINITY);
  }
}
