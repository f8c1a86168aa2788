package com.onelastai.auth.user;

import org.jspecify.annotations.Nullable;

/** Addresses of a user's pages elsewhere. */
public record SocialLinks(
    @Nullable String twitter,
    @Nullable String linkedin,
    @Nullable String github,
    @Nullable String facebook,
    @Nullable String instagram,
    @Nullable String youtube) {}
