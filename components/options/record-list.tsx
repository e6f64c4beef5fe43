import type { ComponentChildren } from 'preact';
import { displayText } from '../../lib/evidence/display-text.ts';

interface Props<T> {
  items: T[];
  href(item: T): string;
  title(item: T): string;
  line(item: T): string;
  mark?(item: T): ComponentChildren;
}

/** Rows that open a record each. */
export function RecordList<T extends { id: string }>({ items, href, title, line, mark }: Props<T>) {
  return (
    <ul class="records">
      {items.map((item) => (
        <li key={item.id}>
          <a href={href(item)}>
            <span class="two">
              <span class="cut">{displayText(title(item))}</span>
              <small class="cut">{displayText(line(item))}</small>
            </span>
          </a>
          {mark?.(item)}
        </li>
      ))}
    </ul>
  );
}
