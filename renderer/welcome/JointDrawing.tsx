/** The program's sign: a tenon of walnut (the enterprise) on its way into a mortise of indigo (the college). */
export function JointDrawing() {
  return (
    <svg className="joint-drawing" viewBox="0 0 360 168" aria-hidden="true">
      <g className="joint-college">
        <path d="M12 12H172V46L104 58V110L172 122V156H12Z" />
        <path className="joint-grain" d="M28 30H156M28 46H118M28 66H84M28 84H84M28 102H84M28 122H118M28 138H156" />
      </g>
      <g className="joint-enterprise">
        <path d="M348 12V156H204V122L136 110V58L204 46V12Z" />
        <path className="joint-grain" d="M220 30H332M220 48H332M158 68H332M152 84H332M158 100H332M220 120H332M220 138H332" />
      </g>
    </svg>
  )
}
