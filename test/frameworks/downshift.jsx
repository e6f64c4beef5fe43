/** Autocomplete and select by downshift, for React and, through its compat layer, Preact. */
// biome-ignore-all lint/a11y: what binds label and control comes by downshift's props
import { useCombobox, useSelect } from 'downshift';
import { useState } from 'react';
import { DEPARTMENTS, TITLES } from './choices.js';

export function Title({ value, onChange }) {
  const [typed, setTyped] = useState('');
  const items = TITLES.filter((title) => title.toLowerCase().includes(typed.toLowerCase()));
  const box = useCombobox({
    items,
    inputValue: typed,
    onInputValueChange: ({ inputValue }) => setTyped(inputValue),
    selectedItem: value || null,
    onSelectedItemChange: ({ selectedItem }) => onChange(selectedItem ?? ''),
  });
  return (
    <div>
      <label {...box.getLabelProps()}>Job title</label>
      <input {...box.getInputProps()} />
      <ul {...box.getMenuProps()}>
        {box.isOpen &&
          items.map((item, index) => (
            <li key={item} {...box.getItemProps({ item, index })}>
              {item}
            </li>
          ))}
      </ul>
    </div>
  );
}

export function Department({ value, onChange }) {
  const box = useSelect({
    items: DEPARTMENTS,
    selectedItem: value || null,
    onSelectedItemChange: ({ selectedItem }) => onChange(selectedItem ?? ''),
  });
  return (
    <div>
      <label {...box.getLabelProps()}>Department</label>
      <div {...box.getToggleButtonProps()}>{value || 'Choose'}</div>
      <ul {...box.getMenuProps()}>
        {box.isOpen &&
          DEPARTMENTS.map((item, index) => (
            <li key={item} {...box.getItemProps({ item, index })}>
              {item}
            </li>
          ))}
      </ul>
    </div>
  );
}
