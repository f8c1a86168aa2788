/* What a login's answer tells scripts, which jsdom does not take from a stubbed answer. */

export const signIn = (): void => {
  document.cookie = 'onelastai_signed_in=1; Path=/';
};

export const signOut = (): void => {
  document.cookie = 'onelastai_signed_in=; Max-Age=0; Path=/';
};
