/** The program's sign: a tenon of walnut (the enterprise) entering a mortise of indigo (the college). */
export function JointDrawing() {
  return (
    <svg className="joint-drawing" viewBox="0 0 320 200" aria-hidden="true">
      <g className="joint-college">
        <path d="M20 60h120v26h-44v28h44v26H20z" />
        <path d="M20 60l24-18h120l-24 18zM140 60l24-18v26l-24 18zM140 114l24-18v26l-24 18z" opacity=".65" />
        <path d="M34 74h92M34 126h92M34 100h48" className="joint-grain" />
      </g>
      <g className="joint-enterprise">
        <path d="M300 86h-60V60h-56v26h-36v28h36v26h56v-26h60z" transform="translate(4 0)" />
        <path d="M188 60l24-18h56l-24 18zM244 86l24-18h60l-24 18zM148 86l24-18h16l0 18zM244 60l24-18v26l-24 18z" transform="translate(0 0)" opacity=".65" />
        <path d="M200 74h32M200 126h32M160 100h132" className="joint-grain" />
      </g>
    </svg>
  )
}
