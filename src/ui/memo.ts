import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** A component that is drawn again only when one of its properties is another one (`Object.is`). */
export function memo<Props extends object>(draw: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      for (const key in after) if (!Object.is(before[key], after[key])) return true;
      for (const key in before) if (!(key in after)) return true;
      return false;
    }
    override render(props: Props): ComponentChild {
      return h(draw, props);
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
}
