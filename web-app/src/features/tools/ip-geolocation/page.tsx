import { ToolPage } from '../ToolPage';

export default function IpGeolocationPage() {
  return <ToolPage id="ip-geolocation" />;
}
