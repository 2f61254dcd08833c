/** The conversation with the server. */
export const talk = {
  notTaken: 'The server did not take this and is asked again. What you set stays here, and in the address.',
};
