package com.onelastai.auth.profile;

import io.swagger.v3.oas.annotations.media.Schema;

/** A user as the caller may see them. */
@Schema(oneOf = {FullProfile.class, PublicProfile.class})
sealed interface Profile permits FullProfile, PublicProfile {}
