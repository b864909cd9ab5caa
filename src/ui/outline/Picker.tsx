import { Combobox } from '@base-ui/react/combobox';
import { type KeyboardEvent, useState } from 'react';
import { t } from '../../language/index.ts';
import { Dialog, DialogBody } from '../controls/Dialog.tsx';
import { cx } from '../controls/cx.ts';
import input from '../controls/Input.module.css';
import list from '../controls/List.module.css';
import { handOverTyped } from '../controls/typeAhead.ts';
import type { Option } from '../controls/SelectField.tsx';

interface PickerProps {
  title: string;
  placeholder: string;
  options: readonly Option[];
  /** Said where nothing is to pick. */
  empty: string;
  onPick: (value: string) => void;
  onClose: () => void;
}

/** Asks for one of many by name: type, Enter. */
export function Picker({ title, placeholder, options, empty, onPick, onClose }: PickerProps) {
  const [query, setQuery] = useState('');
  const pick = ({ value }: Option) => {
    onClose();
    onPick(value);
  };
  const pickFirst = (text: string) => {
    const first = options.find(({ label }) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
    if (first) pick(first);
  };
  const takeTyped = () =>
    handOverTyped((text, entered) => {
      setQuery(text);
      if (entered) pickFirst(text);
    });
  // Text that was handed over highlights nothing, and Enter means the first all the same.
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.currentTarget.hasAttribute('aria-activedescendant')) pickFirst(query);
  };
  return (
    <Dialog open onClose={onClose} size="small" title={title}>
      <DialogBody>
        <Combobox.Root<Option>
          inline
          open
          items={options}
          inputValue={query}
          onInputValueChange={(text, details) => details.reason === 'input-change' && setQuery(text)}
          value={null}
          onValueChange={(option) => option && pick(option)}
          autoHighlight
        >
          <Combobox.Input
            className={cx(input.box, input.large)}
            onFocus={takeTyped}
            onKeyDown={enter}
            aria-label={title}
            placeholder={placeholder}
            spellCheck={false}
            autoComplete="off"
          />
          <Combobox.Empty className={list.empty}>{options.length === 0 ? empty : t('Nothing of that name.')}</Combobox.Empty>
          <Combobox.List className={list.list} style={{ marginTop: 8, maxHeight: 280 }}>
            {(option: Option) => (
              <Combobox.Item key={option.value} value={option} className={list.item}>
                <span className={list.text}>{option.label}</span>
                {option.hint !== undefined && <span className={list.hint}>{option.hint}</span>}
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Root>
      </DialogBody>
    </Dialog>
  );
}
