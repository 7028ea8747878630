import { Segmented as AntdSegmented, type SegmentedProps } from 'antd'

/** A few choices beside each other, of which one is taken. The keyboard stops at the one that is taken, and not at their frame before it, where no key does anything. */
export function Segmented<V extends string | number>(props: Omit<SegmentedProps<V>, 'ref'>) {
  return <AntdSegmented<V> {...props} tabIndex={-1} />
}
