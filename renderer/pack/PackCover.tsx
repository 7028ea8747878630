import { Input } from 'antd'
import { useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { PhotoInput } from '#renderer/ui/PhotoInput.tsx'
import type { PackEditor } from './use-pack-editor.ts'

/** Pixels of the longer side of a logo: sharp at 60 mm. */
const LOGO = 800

/** The first two sheets, which every pack has: what else stands on the cover. */
export function PackCover({ editor: { edited, set } }: { editor: PackEditor }) {
  const { say } = useSay()
  const [open, setOpen] = useState(false)
  return (
    <div className={open ? 'pack-cover open' : 'pack-cover'}>
      <div className="pack-page">
        <button type="button" className="pack-page-name" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'up' : 'down'} size={10} />
          <span className="pack-heading">{say('packs.cover')}</span>
        </button>
      </div>
      {open && (
        <div className="pack-options">
          <label className="pack-option">
            <span>{say('packs.subtitle')}</span>
            <Input maxLength={200} value={edited.subtitle ?? ''} onChange={e => set({ subtitle: e.target.value || undefined }, 'subtitle')} />
          </label>
          <div className="pack-option">
            <span>{say('packs.logo')}</span>
            <PhotoInput label={say('packs.logo')} side={LOGO} value={edited.logo} onChange={logo => set({ logo: logo ?? undefined })} />
          </div>
        </div>
      )}
    </div>
  )
}
