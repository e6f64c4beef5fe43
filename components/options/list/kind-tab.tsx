import { type ComponentChildren, Fragment } from 'preact';
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type { Opened } from '../asked/collector.ts';
import { Empty } from '../empty.tsx';
import { Lead } from '../lead.tsx';
import { ObjectPage } from '../object/object-page.tsx';
import { type Tab, writeRoute } from '../route.ts';
import { type ListProps, SearchList } from './search-list.tsx';

interface Props<K extends Kind & Tab> extends Omit<ListProps<K>, 'label' | 'href' | 'empty' | 'title'> {
  words: { title: string; lead: string; add: string; empty: string };
  /** whether new ones may be added */
  editable: boolean;
  title(item: Kinds[K]): string;
  /** the form of one, or of a new one */
  form(opened: Opened<K> | null, editable: boolean, reload?: () => Promise<void>): ComponentChildren;
  /** what stands over the list */
  above?: ComponentChildren;
}

/** The tab of one kind of object: the list of them, one of them opened, or a new one. */
export function KindTab<K extends Kind & Tab>({ words, editable, form, above, ...list }: Props<K>) {
  const { context, kind, title } = list;
  const { open } = context.route;
  const fresh = { tab: kind, open: 'new' };
  if (open === 'new') return <Fragment key="new">{form(null, editable)}</Fragment>;
  if (open)
    return (
      <ObjectPage key={open} context={context} kind={kind} tab={kind} id={open} title={title}>
        {(opened, may, reload) => form(opened, may, reload)}
      </ObjectPage>
    );
  return (
    <>
      <Lead title={words.title} text={words.lead}>
        {editable && (
          <a class="button primary" href={writeRoute(fresh)}>
            {words.add}
          </a>
        )}
      </Lead>
      {above}
      <SearchList
        {...list}
        label={words.title}
        href={({ id }) => writeRoute({ tab: kind, open: id })}
        empty={<Empty text={words.empty} add={editable ? words.add : undefined} to={fresh} />}
      />
    </>
  );
}
