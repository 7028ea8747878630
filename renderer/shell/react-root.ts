// React is read from a piece of its own, and first asked for there (build/vite.config.ts): it makes errors in advance, and wherever
// something watches errors all of the piece that asked for it is read once more to say where they were made.
export { createRoot } from 'react-dom/client'
