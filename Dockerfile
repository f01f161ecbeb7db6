# Précis in one image; the database beside it (compose.yaml) or anywhere (DATABASE_URL).
FROM node:20-bookworm-slim AS build
WORKDIR /precis
COPY package.json package-lock.json .npmrc ./
COPY patches patches
RUN npm ci
COPY . .
RUN node --import tsx bin/build.ts

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PRECIS_DATA=/data
WORKDIR /precis
COPY --from=build --chown=node:node /precis /precis
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "bin/start.ts"]
