/** A real console running on this machine for practice and tests. */
export interface RunningConsole {
  name: string;
  /** as a browser knows it: its own host name, since match patterns carry no port */
  url: string;
  /** the same server for programs whose resolver does not know `*.localhost` */
  address: string;
  stop(): Promise<void>;
}

export interface ConsoleOptions {
  /** folder for everything the console keeps; made when missing */
  state: string;
  port: number;
  log(line: string): void;
}
