/** What a page tells about itself, in milliseconds since it was opened. */
export interface PageTimes {
  /** When the page was opened, milliseconds since 1970: joins these times with those of the network. */
  readonly openedAt: number;
  readonly firstPaintMillis: number;
  readonly largestPaintMillis: number;
  /** The element that was the largest, to judge whether it is honest content. */
  readonly largestElement: string;
  /** Sum of layout shifts without an input, a ratio. */
  readonly shift: number;
  /** When each mark was reached: the element was there and the page had a free moment afterwards. */
  readonly marks: Readonly<Record<string, number>>;
  /** When the element of a mark was first clicked. */
  readonly clicks: Readonly<Record<string, number>>;
  /** When a click of ours had been answered by the page. */
  readonly shown: Readonly<Record<string, number>>;
}

export interface Mark {
  readonly name: string;
  readonly selector: string;
  /** Click it as soon as the mark is reached: a person in a hurry. */
  readonly click: boolean;
}

/** Runs in the page before anything of it, so it can use nothing from outside. */
export function installProbe(marks: readonly Mark[]): void {
  const times = {
    openedAt: performance.timeOrigin,
    firstPaintMillis: 0,
    largestPaintMillis: 0,
    largestElement: '',
    shift: 0,
    marks: {} as Record<string, number>,
    clicks: {} as Record<string, number>,
    shown: {} as Record<string, number>,
  };
  Object.assign(window, { probe: times });
  const observe = (type: string, use: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({
      type,
      buffered: true,
    });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') times.firstPaintMillis = entry.startTime;
  });
  observe('largest-contentful-paint', (entry) => {
    const { element } = entry as PerformanceEntry & { readonly element: Element | null };
    times.largestPaintMillis = entry.startTime;
    times.largestElement = `${element?.tagName.toLowerCase() ?? '?'}: ${(element?.textContent ?? '').trim().slice(0, 60)}`;
  });
  observe('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
    };
    if (!shift.hadRecentInput) times.shift += shift.value;
  });

  const waiting = [...marks];
  const findVisible = (selector: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
  // A frame has been drawn and the main thread is free again.
  const afterFrame = (then: () => void): void =>
    void requestAnimationFrame(() => setTimeout(then, 0));
  const look = (): void => {
    const next = waiting[0];
    const found = next && findVisible(next.selector);
    if (!next || !found) return;
    waiting.shift();
    found.addEventListener('click', (event) => (times.clicks[next.name] ??= event.timeStamp), {
      capture: true,
    });
    afterFrame(() => {
      times.marks[next.name] = performance.now();
      if (!next.click) return;
      found.click();
      afterFrame(() => (times.shown[next.name] = performance.now()));
    });
  };
  // Once a frame, so that looking costs the page little.
  const watch = (): void => {
    look();
    if (waiting.length > 0) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
}
