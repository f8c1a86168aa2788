export function Brand() {
  return (
    <>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="9" fill="#0b6b63" />
        <path d="M10 22V10M22 22a6 6 0 1 1 0-12" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
        <circle cx="22" cy="16" r="2.4" fill="#f5b45a" />
      </svg>
      <span>OneLastAI</span>
    </>
  );
}
