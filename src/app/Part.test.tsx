// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Part } from './Part.tsx';

let broken = true;
function Panel() {
  if (broken) throw new Error('no such record');
  return <p>all is well</p>;
}

describe('a part of the window that fails', () => {
  const page = document.createElement('div');

  beforeEach(() => {
    broken = true;
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    act(() =>
      createRoot(page).render(
        <>
          <p>the canvas</p>
          <Part name="The inspector">
            <Panel />
          </Part>
        </>,
      ),
    );
  });

  it('leaves the others standing, and says what failed and why', () => {
    expect(page.textContent).toContain('the canvas');
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('The inspector has stopped.no such record');
  });

  it('comes back when it is asked to', () => {
    broken = false;
    act(() => page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click());
    expect(page.textContent).toContain('all is well');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });
});
