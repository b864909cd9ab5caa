export function Outline() {
  return null;
}
export default Outline;
