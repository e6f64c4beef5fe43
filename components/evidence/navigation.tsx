import type { Role } from '../../lib/record/record.schema.ts';
import { Mark } from '../parts/mark.tsx';
import { evidenceText as t } from '../text.ts';
import { type View, writeRoute } from './route.ts';
import { NAVIGATION, seesView } from './who-sees.ts';

/** The views somebody may see, by what they are for. */
export function Navigation({ roles, current }: { roles: readonly Role[]; current: View }) {
  return (
    <nav aria-label={t.title}>
      <p class="brand">
        <Mark size={22} />
        <b>{t.title}</b>
      </p>
      {NAVIGATION.map(({ group, views }) => {
        const seen = views.filter((view) => seesView(roles, view));
        return (
          seen.length > 0 && (
            <div class="nav-group" key={group}>
              <p class="nav-title">{t.groups[group]}</p>
              {seen.map((view) => (
                <a
                  key={view}
                  href={writeRoute({ view, filter: {} })}
                  aria-current={view === current ? 'page' : undefined}
                >
                  {t.views[view]}
                </a>
              ))}
            </div>
          )
        );
      })}
      <div class="nav-group">
        <a href="options.html">{t.options}</a>
      </div>
    </nav>
  );
}
