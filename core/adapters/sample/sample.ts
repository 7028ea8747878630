import catalogue from '../../../assets/sample/catalogue.json' with { type: 'json' }
import internships from '../../../assets/sample/internships.json' with { type: 'json' }
import outcomes from '../../../assets/sample/outcomes.json' with { type: 'json' }
import officialDays from '../../../assets/calendar/cn-2025-2026.json' with { type: 'json' }
import type { OfficialDay } from '#domain/calendar/official-days.ts'
import type { Catalogue } from '#domain/sample/catalogue.ts'
import type { InternshipCatalogue } from '#domain/sample/internship-catalogue.ts'
import type { OutcomeCatalogue } from '#domain/sample/outcome-catalogue.ts'
import { sampleCollege } from '#domain/sample/sample.ts'
import type { Sample } from '#app/ports.ts'

/** The sample college out of the catalogue and the calendar that ship with the program. */
export function createSample(): Sample {
  return {
    sets: (size, language, today) =>
      sampleCollege({
        size,
        language,
        today,
        officialDays: officialDays as OfficialDay[], // a test parses the asset with the importer
        catalogue: catalogue as unknown as Catalogue, // JSON knows no pairs; a test reads the whole college back through the record schemas
        internships: internships as unknown as InternshipCatalogue, // the same
        outcomes: outcomes as unknown as OutcomeCatalogue, // the same
      }),
  }
}
