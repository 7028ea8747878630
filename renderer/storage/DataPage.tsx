import { useNavigate, useSearchParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { OpenFolderForm } from '#renderer/welcome/OpenFolderForm.tsx'
import { sizeText } from '#words/say.ts'
import { BackupsPart } from './BackupsPart.tsx'
import { FactLines } from './FactLines.tsx'
import { RestorePanel } from './RestorePanel.tsx'
import { Standing } from './Standing.tsx'
import { StoragePart } from './StoragePart.tsx'
import { useStorageState } from './use-look.ts'
import { VerifyPart } from './VerifyPart.tsx'
import './storage.css'

/** How safe the data are, where they lie, their proof, their backups, and another folder. */
export function DataPage() {
  const { say, language, number } = useSay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const storage = useStorageState()
  const college = useAsk('college.state', {})
  const open = params.get('backup')
  return (
    <Page title={say('storage.title')} scroll={false}>
      <div className="storage">
        <div className="storage-main">
          <Answered ask={storage}>
            {state => (
              <>
                {college.data && <Standing state={state} today={college.data.today} />}
                <StoragePart title={say('storage.data')}>
                  <FactLines
                    facts={[
                      [say('storage.data.folder'), <code key="folder">{state.folder}</code>],
                      [say('storage.data.size'), sizeText(state.bytes, language)],
                      [say('storage.data.attachments'), say(state.attachments.count ? 'storage.data.attachments.value' : 'storage.data.attachments.none', state.attachments)],
                      [say('storage.data.changes'), <button key="changes" type="button" className="link" onClick={() => void navigate('/history')}>{number(state.changes)}</button>],
                    ]}
                  />
                </StoragePart>
                <VerifyPart />
                <BackupsPart state={state} open={open} onOpen={name => setParams({ backup: name })} />
                <StoragePart title={say('storage.other')} text={say('storage.other.text')}>
                  <OpenFolderForm />
                </StoragePart>
              </>
            )}
          </Answered>
        </div>
        {open && <RestorePanel key={open} name={open} closed={storage.data?.closed ?? null} onClose={() => setParams({})} />}
      </div>
    </Page>
  )
}
