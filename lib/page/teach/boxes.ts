import type { Box } from '../../wire/teach-view.ts';
import type { Control } from '../controls.ts';
import { documentOf, viewOf } from '../native.ts';

/** Where a control stands in the window of the top frame: the frames around it are added up. All buttons of a radio group are one box. */
export function boxOf({ element, group }: Control): Box {
  return group ? around(group.map(inTop)) : inTop(element);
}

/** The control whose box a point is in; where several are, the smallest. A label counts as its control. */
export function controlAt<T extends { control: Control }>(all: readonly T[], x: number, y: number): T | null {
  let best: { one: T; area: number } | null = null;
  for (const one of all) {
    const { element } = one.control;
    const labels = [...((element as HTMLInputElement).labels ?? [])].map(inTop);
    for (const box of [boxOf(one.control), ...labels]) {
      const inside = x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
      const area = box.width * box.height;
      if (inside && (!best || area < best.area)) best = { one, area };
    }
  }
  return best?.one ?? null;
}

/** About the width of a panel with its margins. */
const PANEL = 370;

/** The side of the window where a panel covers fewer fields. */
export function freerSide(fields: readonly Box[], width: number): 'left' | 'right' {
  const left = fields.filter((box) => box.left < PANEL).length;
  const right = fields.filter((box) => box.left + box.width > width - PANEL).length;
  return left < right ? 'left' : 'right';
}

function inTop(element: Element): Box {
  let { left, top, width, height } = element.getBoundingClientRect();
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const box = frame.getBoundingClientRect();
    left += box.left + frame.clientLeft;
    top += box.top + frame.clientTop;
  }
  return { left, top, width, height };
}

function frameOf(element: Element): Element | null {
  const view = viewOf(documentOf(element));
  return view && view !== view.top ? view.frameElement : null;
}

function around(boxes: Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}
