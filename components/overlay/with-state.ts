import { Component, type ComponentChild, type ComponentType } from 'preact';

/**
 * A view with a state of its own. `preact/hooks` gives the same for 1.4 KB more in every page the overlay stands in; this is the one thing the overlay
 * needs of it, by the class Preact asks for.
 */
export function withState<Props, State extends object>(
  initial: State,
  view: (props: Props, state: State, change: (to: Partial<State>) => void) => ComponentChild,
): ComponentType<Props> {
  return class extends Component<Props, State> {
    override state = initial;
    override render() {
      return view(this.props, this.state, (to) => this.setState(to));
    }
  };
}
