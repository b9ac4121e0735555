import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** A component that is drawn again only when its state or one of its properties is another one (`Object.is`). */
export function memo<Props extends object>(draw: FunctionComponent<Props>): FunctionComponent<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props, state: object): boolean {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      for (const key in after) if (!Object.is(before[key], after[key])) return true;
      for (const key in before) if (!(key in after)) return true;
      return state !== this.state;
    }

    override render(props: Props): ComponentChild {
      return h(draw, props);
    }
  } as unknown as FunctionComponent<Props>;
}
