import { displayText } from '../../../lib/evidence/display-text.ts';
import type { ErasurePlace } from '../../../lib/wire/evidence-erase.schema.ts';
import { evidenceKeepText as t } from '../../text.ts';

/** Every place values lie in: what goes or went, what stays and on which ground. Those that hold nothing of it are named last, in a line. */
export function PlacesTable({ places }: { places: readonly ErasurePlace[] }) {
  const holding = places.filter(({ erased, kept }) => erased + kept > 0);
  const empty = places.filter((one) => !holding.includes(one));
  return (
    <>
      {holding.length > 0 && (
        <div class="table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t.place}</th>
                <th scope="col">{t.erased}</th>
                <th scope="col">{t.kept}</th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {holding.map(({ place, erased, kept, why }) => (
                <tr key={place}>
                  <th scope="row">{t.places[place]}</th>
                  <td class="num">{erased.toLocaleString('en-GB')}</td>
                  <td class="num">{kept.toLocaleString('en-GB')}</td>
                  <td>{displayText(why, 600)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {empty.length > 0 && <p class="dim">{t.nothingIn(empty.map(({ place }) => t.places[place]).join(' · '))}</p>}
    </>
  );
}
