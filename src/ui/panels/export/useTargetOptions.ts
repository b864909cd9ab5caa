import { useState } from 'react';
import { optionsFor, type OptionValues, remember, remembered, type Target } from '../../../workspace/index.ts';
import { useChoices } from '../transfer/useChoices.ts';

type Given = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The options of a target as they were chosen last, in this browser; values are undefined until it is known what the design has. */
export function useTargetOptions(target: Target) {
  const choices = useChoices(target);
  const [given, setGiven] = useState<Given>(() => {
    const kept = remembered(`export:${target.id}`);
    return isRecord(kept) ? kept : {};
  });
  const values: OptionValues | undefined = choices && optionsFor(target, given, choices);
  const choose = (key: string, value: string | number | boolean | undefined): void => {
    const next = { ...given, [key]: value };
    setGiven(next);
    remember(`export:${target.id}`, next);
  };
  return { choices: choices ?? {}, values, choose };
}
