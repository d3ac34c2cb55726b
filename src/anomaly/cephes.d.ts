/** What is used of the Cephes library (the package's own types are not found through its `exports`). */
declare module 'cephes' {
  const cephes: {
    /** Resolves once the functions may be called. */
    compiled: Promise<void>;
    /** Regularised incomplete beta function I_x(a, b). */
    incbet(a: number, b: number, x: number): number;
    /** Natural logarithm of the gamma function. */
    lgam(x: number): number;
    /** Poisson distribution: sum of the terms 0 to k. */
    pdtr(k: number, m: number): number;
    /** Quantile of the beta distribution. */
    incbi(a: number, b: number, y: number): number;
  };
  export default cephes;
}
