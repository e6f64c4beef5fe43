import { useId, useState } from 'preact/hooks';
import { Field, SelectField } from '../../parts/field.tsx';
import { evidenceText as t } from '../../text.ts';
import { dayBegins, dayEnds, firstDay, isReversed, lastDay, type Period, presetOf, presets } from '../period.ts';

interface Props {
  label?: string;
  period: Period;
  onPeriod(period: Period): void;
  now: Date;
  /** without it a period must be chosen */
  anyTime?: boolean;
}

const OTHER = 'other';

/** A period by its name, “Q3 2026”, or from one day to another. */
export function PeriodFilter({ label = t.period, period, onPeriod, now, anyTime = true }: Props) {
  const all = presets(now);
  const known = presetOf(period, all);
  const [open, setOpen] = useState(false);
  const limited = Boolean(period.from ?? period.to);
  const other = open || (limited && !known);
  return (
    <>
      <SelectField
        label={label}
        value={other ? OTHER : (known?.id ?? '')}
        options={[
          ...(anyTime || !limited ? [{ value: '', label: t.anyTime }] : []),
          ...all.map(({ id, label: name }) => ({ value: id, label: name })),
          { value: OTHER, label: t.otherPeriod },
        ]}
        onValue={(id) => {
          setOpen(id === OTHER);
          if (id === OTHER) return;
          const chosen = all.find((one) => one.id === id);
          onPeriod({ from: chosen?.from, to: chosen?.to });
        }}
      />
      {other && (
        <>
          <Day
            label={t.from}
            value={period.from && firstDay(period.from)}
            onDay={(day) => onPeriod({ ...period, from: dayBegins(day) })}
          />
          <Day
            label={t.until}
            value={period.to && lastDay(period.to)}
            error={isReversed(period) ? t.reversed : undefined}
            onDay={(day) => onPeriod({ ...period, to: dayEnds(day) })}
          />
        </>
      )}
    </>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  error?: string | undefined;
  onDay(day: string): void;
}

function Day({ label, value, error, onDay }: DayProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      <input
        id={id}
        type="date"
        class="input"
        value={value ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        onChange={(event) => onDay(event.currentTarget.value)}
      />
    </Field>
  );
}
