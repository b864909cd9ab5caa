// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Part } from './Part.tsx';

let broken = true;
let reason = 'no such record';
function Panel() {
  if (broken) throw new Error(reason);
  return <p>all is well</p>;
}

describe('a part of the window that fails', () => {
  const page = document.createElement('div');

  beforeEach(() => {
    broken = true;
    reason = 'no such record';
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

  it('is asked for with a new page where it was not loaded', () => {
    reason = 'Failed to fetch dynamically imported module: https://example.com/assets/Inspector.js';
    act(() => page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click());
    const alert = page.querySelector('[role="alert"]');
    expect(alert?.textContent).toContain('The inspector could not be loaded.');
    expect(alert?.textContent).not.toContain('https://');
    expect([...(alert?.querySelectorAll('button') ?? [])].map((button) => button.textContent)).toEqual(['Reload the page', 'Download the design']);
  });

  it('comes back when it is asked to', () => {
    broken = false;
    act(() => page.querySelector<HTMLButtonElement>('[role="alert"] button')?.click());
    expect(page.textContent).toContain('all is well');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });
});
