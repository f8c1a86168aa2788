package com.onelastai.auth;

import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.starter.test.OpenApiContract;

@AuthServiceIT
class OpenApiFuzzIT extends OpenApiContract {}
