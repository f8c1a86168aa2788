package com.onelastai.tracking;

import com.onelastai.starter.test.OpenApiContract;

@TrackingIT
class OpenApiFuzzIT extends OpenApiContract {}
